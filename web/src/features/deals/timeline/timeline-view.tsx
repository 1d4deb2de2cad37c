import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Stage } from "~/shared/api/types";
import { useDay } from "../board/board-context";
import { BoardFrame } from "../board/board-frame";
import type { BoardFilter } from "../board/board-query";
import { lane_id_of, month_lanes } from "./months";
import { months_query } from "./months-query";
import { useTimelineWays } from "./use-timeline-ways";

// A column per month of expected close.
export default function TimelineView(props: { filter: BoardFilter; stages: Stage[] }) {
  const { t, i18n } = useLingui();
  const { filter, stages } = props;
  const day = useDay();
  const { today, time_zone } = day;
  const language = i18n.locale;
  const [no_date, overdue, later] = [t`No date`, t`Overdue`, t`Later`];
  const lanes = useMemo(
    () => month_lanes(today, stages, { no_date, overdue, later, language }),
    [today, stages, no_date, overdue, later, language],
  );
  const { data, error, isLoading } = useQuery(months_query(filter));
  const picture = useMemo(
    () => data && { pos: data.pos, columns: new Map(data.months.map((m) => [lane_id_of(m), m])) },
    [data],
  );
  const same_day = useMemo(() => ({ today, time_zone }), [today, time_zone]);
  const { ways, targets } = useTimelineWays(lanes, stages, same_day, data);
  return (
    <BoardFrame
      label={t`Timeline`}
      keys={{ move: t`Move to a month …`, back: t`One month earlier`, forward: t`One month later` }}
      filter={filter}
      lanes={lanes}
      ways={ways}
      targets={targets}
      picture={picture}
      error={error}
      loading={isLoading}
    />
  );
}
