import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Stage } from "~/shared/api/types";
import type { BoardWays } from "./board-context";
import { BoardFrame } from "./board-frame";
import { type BoardFilter, board_query, read_column } from "./board-query";
import { drop_deal } from "./drop-deal";
import { stage_lanes } from "./lanes";

const WAYS: BoardWays = {
  put: drop_deal,
  read_more: (filter, stage_id, cursor) => read_column(stage_id, cursor, filter),
};

// A column per stage.
export function BoardView(props: { filter: BoardFilter; stages: Stage[] }) {
  const { t } = useLingui();
  const { filter, stages } = props;
  const lanes = useMemo(() => stage_lanes(stages), [stages]);
  const { data, error, isLoading } = useQuery(board_query(filter));
  const picture = useMemo(
    () => data && { pos: data.pos, columns: new Map(data.stages.map((s) => [s.stage_id, s])) },
    [data],
  );
  return (
    <BoardFrame
      label={t`Board`}
      filter={filter}
      lanes={lanes}
      ways={WAYS}
      picture={picture}
      error={error}
      loading={isLoading}
    />
  );
}
