import type { DealCard } from "~/shared/api/types";
import { day_of, days_between } from "~/shared/format/dates";
import { parse_amount } from "~/shared/format/money";

// The four states of a deal's next step, most urgent first.
export type NextStep = "late" | "today" | "none" | "later";
export const NEXT_STEPS: NextStep[] = ["late", "today", "none", "later"];
export type Day = { today: string; time_zone: string };

export function next_step_of(card: Pick<DealCard, "next_activity_at">, day: Day): NextStep {
  if (!card.next_activity_at) return "none";
  const due = day_of(card.next_activity_at, day.time_zone);
  if (due < day.today) return "late";
  return due === day.today ? "today" : "later";
}

export function days_to_next_step(card: DealCard, day: Day): number {
  return card.next_activity_at ? days_between(day.today, day_of(card.next_activity_at, day.time_zone)) : 0;
}

export type BoardSort = "next_step" | "rank" | "value" | "age" | "close";
export const BOARD_SORTS: BoardSort[] = ["next_step", "value", "age", "rank"];
export const TIMELINE_SORTS: BoardSort[] = ["close", "next_step", "value", "age"];
type Compare = (a: DealCard, b: DealCard) => number;

const by_id: Compare = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const amount = (card: DealCard) => (card.value ? parse_amount(card.value.amount) : 0n);
const by_value: Compare = (a, b) => {
  const x = amount(a);
  const y = amount(b);
  return x > y ? -1 : x < y ? 1 : 0;
};
const NEVER = "9999-99-99";
const by_close: Compare = (a, b) => {
  const x = a.expected_close_on ?? NEVER;
  const y = b.expected_close_on ?? NEVER;
  return x < y ? -1 : x > y ? 1 : 0;
};
const by_rank: Compare = (a, b) => {
  if (typeof a.rank === "number" && typeof b.rank === "number") return a.rank - b.rank;
  const x = String(a.rank ?? "");
  const y = String(b.rank ?? "");
  return x < y ? -1 : x > y ? 1 : 0;
};

export function compare_cards(sort: BoardSort, day: Day): Compare {
  const by_urgency: Compare = (a, b) =>
    NEXT_STEPS.indexOf(next_step_of(a, day)) - NEXT_STEPS.indexOf(next_step_of(b, day));
  const by_age: Compare = (a, b) => Date.parse(a.entered_stage_at) - Date.parse(b.entered_stage_at);
  const orders: Record<BoardSort, Compare[]> = {
    next_step: [by_urgency, by_value, by_id],
    value: [by_value, by_id],
    age: [by_age, by_id],
    rank: [by_rank, by_id],
    close: [by_close, by_id],
  };
  return (a, b) => {
    for (const compare of orders[sort]) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}
