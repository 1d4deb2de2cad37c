import { add_days, day_of, days_between } from "~/shared/format/dates";
import type { Day } from "../board/next-step";

const DAY_MS = 86_400_000;
type Due = { due_on?: string | null; due_at?: string | null };

// The day after a step is due, but never before tomorrow. A step with an hour keeps it: whole days are added, so the
// night the clocks change shifts it by that hour.
export function snoozed(due: Due, day: Day): { on: string; due: Due } {
  const was_on = due.due_on ?? (due.due_at ? day_of(due.due_at, day.time_zone) : day.today);
  const on = add_days(was_on > day.today ? was_on : day.today, 1);
  if (!due.due_at) return { on, due: { due_on: on } };
  const at = new Date(Date.parse(due.due_at) + days_between(was_on, on) * DAY_MS).toISOString();
  return { on, due: { due_at: at } };
}
