// Periods of a report as calendar days (both included); null is "since ever" or "for ever".
export const PERIODS = [
  "this_month",
  "last_month",
  "this_quarter",
  "last_quarter",
  "this_year",
  "last_year",
  "all",
  "custom",
] as const;
export type PeriodKey = (typeof PERIODS)[number];
export type Span = { from: string | null; to: string | null };

const MONTHS_PER_TREND = 12;
const MONTHS_PER_TREND_MAX = 24;
const DAY = /^\d{4}-\d\d-\d\d$/;
const FIRST_YEAR = "1970";
const LAST_YEAR = "2199";

// A real day of a year that somebody can mean.
export function is_day(text: string | undefined): text is string {
  if (!text || !DAY.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) return false;
  const year = text.slice(0, 4);
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

// The past day that a report is asked for; one of the future is not known yet, and means today.
export function read_as_of(text: string | undefined, today: string): string | undefined {
  return is_day(text) && text < today ? text : undefined;
}

// A month counts from the year 0, so that moving by months is plain addition.
function month_of(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}
function first_day(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
function last_day(month: number): string {
  return new Date(Date.parse(first_day(month + 1)) - 86_400_000).toISOString().slice(0, 10);
}
const months = (first: number, count: number): Span => ({
  from: first_day(first),
  to: last_day(first + count - 1),
});

export function read_period(text: string | undefined): PeriodKey {
  return PERIODS.find((p) => p === text) ?? "this_quarter";
}

export function span_of(period: PeriodKey, today: string, from?: string, to?: string): Span {
  const month = month_of(today);
  const quarter = month - (month % 3);
  const year = month - (month % 12);
  switch (period) {
    case "this_month":
      return months(month, 1);
    case "last_month":
      return months(month - 1, 1);
    case "this_quarter":
      return months(quarter, 3);
    case "last_quarter":
      return months(quarter - 3, 3);
    case "this_year":
      return months(year, 12);
    case "last_year":
      return months(year - 12, 12);
    case "all":
      return { from: null, to: null };
    case "custom":
      return { from: is_day(from) ? from : null, to: is_day(to) ? to : null };
  }
}

// The trend shows whole months up to the end of the period (never the future), a year of them at least.
export function trend_span(span: Span, today: string): { from: string; to: string } {
  const last = Math.min(month_of(span.to ?? today), month_of(today));
  const wanted = span.from ? last - month_of(span.from) + 1 : MONTHS_PER_TREND_MAX;
  const count = Math.min(Math.max(wanted, MONTHS_PER_TREND), MONTHS_PER_TREND_MAX);
  return { from: first_day(last - count + 1), to: last_day(last) };
}

// The last moment of a day in a time zone, for "as it was on that day".
export function end_of_day(day: string, time_zone: string): string {
  const last = Date.parse(`${day}T23:59:59.999Z`);
  const shown = new Intl.DateTimeFormat("sv-SE", {
    timeZone: time_zone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(new Date(last));
  const offset = Date.parse(`${shown.replace(" ", "T")}.999Z`) - last;
  return new Date(last - offset).toISOString();
}
