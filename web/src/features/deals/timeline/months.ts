import type { DealCard, Stage } from "~/shared/api/types";
import { regional } from "~/shared/format/dates";
import type { Lane, Lanes } from "../board/lanes";

// The timeline's columns: deals without a date, overdue ones, this month from today on, the months after it, all
// later ones. The server cuts them the same way. Days and months are text: 2026-11-22, 2026-11.
export const MONTHS_SHOWN = 6;
export const NO_DATE = "none";
export const OVERDUE = "overdue";
export const LATER = "later";

const month_of = (day: string) => day.slice(0, 7);

export function add_months(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  const [year, of_year] = [Math.floor(months / 12), (months % 12) + 1];
  return `${String(year).padStart(4, "0")}-${String(of_year).padStart(2, "0")}`;
}

function last_day(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
}

// The id of the column that the server's span of days is.
export function lane_id_of(span: { from_on?: string | null; to_on?: string | null }): string {
  if (!span.to_on) return span.from_on ? LATER : NO_DATE;
  return span.from_on ? month_of(span.to_on) : OVERDUE;
}

export type MonthWords = { no_date: string; overdue: string; later: string; language: string };

export function month_lanes(today: string, stages: Stage[], words: MonthWords): Lanes {
  const first = month_of(today);
  const end = add_months(first, MONTHS_SHOWN);
  const format = new Intl.DateTimeFormat(regional(words.language), {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const months: Lane[] = Array.from({ length: MONTHS_SHOWN }, (_, i) => {
    const id = add_months(first, i);
    return { id, name: format.format(new Date(`${id}-01T00:00:00Z`)) };
  });
  return {
    list: [
      { id: NO_DATE, name: words.no_date },
      { id: OVERDUE, name: words.overdue, only_by_time: true },
      ...months,
      { id: LATER, name: words.later },
    ],
    of: ({ expected_close_on: on }: DealCard) => {
      if (!on) return NO_DATE;
      if (on < today) return OVERDUE;
      return month_of(on) < end ? month_of(on) : LATER;
    },
    stages,
  };
}

// The day on which a deal closes that is put into a column: the same day of that month as before, or the last one where
// the month is shorter or the deal had none, and never a day that is over. Later is the first month without a column.
export function day_in(lane_id: string, old: string | null | undefined, today: string): string | null {
  if (lane_id === NO_DATE) return null;
  const month = lane_id === LATER ? add_months(month_of(today), MONTHS_SHOWN) : lane_id;
  const last = last_day(month);
  const day = Math.min(old ? Number(old.slice(8)) : last, last);
  const on = `${month}-${String(day).padStart(2, "0")}`;
  return on < today ? today : on;
}
