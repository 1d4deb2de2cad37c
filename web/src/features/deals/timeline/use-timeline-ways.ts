import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMemo, useRef } from "react";
import type { DealCard, Months, Stage } from "~/shared/api/types";
import { format_day } from "~/shared/format/dates";
import type { DealActions, MoveTargets } from "../actions/deal-actions";
import type { BoardWays } from "../board/board-context";
import type { Day } from "../board/next-step";
import { focus_drawn_anew } from "../board/focus-card";
import type { Lanes } from "../board/lanes";
import { day_in, LATER, lane_id_of, OVERDUE } from "./months";
import { read_month } from "./months-query";

// What the columns of the timeline mean for a card: a column is a month of expected close.
export function useTimelineWays(lanes: Lanes, stages: Stage[], day: Day, data: Months | undefined) {
  const { t, i18n } = useLingui();
  const language = i18n.locale;
  const months = useRef(data?.months);
  months.current = data?.months;
  return useMemo(() => {
    const { today } = day;
    const places = lanes.list.filter((lane) => !lane.only_by_time);

    const close_on = (actions: DealActions, card: DealCard, on: string | null) => {
      const { title } = card;
      const when = on && format_day(on, language, "long");
      const says = when
        ? t`${title} is expected to close on ${when}.`
        : t`${title} has no expected close now.`;
      return actions.edit(card.id, { expected_close_on: on }, says);
    };
    const is_in = (actions: DealActions, deal_id: string, lane_id: string) => {
      const card = actions.card(deal_id);
      return Boolean(card && lanes.of(card) === lane_id);
    };
    // Deals to months. One is shown at once; each of many keeps its day of the month: those of one day are one change.
    const close_each = (actions: DealActions, to: [deal_id: string, lane_id: string][]) => {
      const moves = to.filter(([deal_id, lane_id]) => !is_in(actions, deal_id, lane_id));
      const by_day = new Map<string | null, string[]>();
      for (const [deal_id, lane_id] of moves) {
        const on = day_in(lane_id, actions.card(deal_id)?.expected_close_on, today);
        by_day.set(on, [...(by_day.get(on) ?? []), deal_id]);
      }
      const [[on, [first]] = [null, []]] = by_day;
      const card = first ? actions.card(first) : undefined;
      if (moves.length === 1 && card) return close_on(actions, card, on);
      const bodies = [...by_day].map(([expected_close_on, deal_ids]) => ({
        action: "edit" as const,
        deal_ids,
        fields: { expected_close_on },
      }));
      if (bodies.length === 0) return undefined;
      return actions.bulk(
        bodies,
        (count) => t`${plural(count, { one: "# deal moved.", other: "# deals moved." })}`,
      );
    };
    const close_in = (actions: DealActions, deal_ids: string[], lane_id: string) =>
      close_each(
        actions,
        deal_ids.map((id) => [id, lane_id]),
      );

    const ways: BoardWays = {
      put: async ({ actions, selection }, deal_id, lane_id) => {
        const marked = selection.get();
        const done = close_in(actions, marked.has(deal_id) ? [...marked] : [deal_id], lane_id);
        focus_drawn_anew(deal_id);
        await done;
      },
      step: ({ actions }, deal_ids, by) => {
        const to = deal_ids.flatMap((deal_id): [string, string][] => {
          const card = actions.card(deal_id);
          if (!card) return [];
          const from = places.findIndex((lane) => lane.id === lanes.of(card));
          // What is overdue stands between no date and this month.
          const next = from >= 0 ? places[from + by] : places[by > 0 ? 1 : 0];
          return next ? [[deal_id, next.id]] : [];
        });
        void close_each(actions, to);
      },
      read_more: (filter, lane_id, cursor) => {
        const span = months.current?.find((month) => lane_id_of(month) === lane_id);
        return span ? read_month(span, cursor, filter) : Promise.reject(new Error("no such month"));
      },
      note: (card) => {
        const stage = stages.find((one) => one.id === card.stage_id)?.name ?? "";
        const on = card.expected_close_on;
        if (!on) return stage;
        // The head of a month says its year; what is over or far away says it where it is another one.
        const far = [OVERDUE, LATER].includes(lanes.of(card) ?? "") && on.slice(0, 4) !== today.slice(0, 4);
        return `${format_day(on, language, far ? "long" : "plain")} · ${stage}`;
      },
    };
    const targets: MoveTargets = {
      label: t`Expected close`,
      list: places,
      has: (card, id) => lanes.of(card) === id,
      move: close_in,
    };
    return { ways, targets };
  }, [t, language, lanes, stages, day]);
}
