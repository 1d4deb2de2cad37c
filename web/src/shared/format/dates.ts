// Days are calendar days of the workspace's time zone, as text (2026-11-22); the server counts the same way.
const DAY_MS = 86_400_000;

// The region of the reader's browser where it speaks the page's language: en alone would mean American dates.
export function regional(language: string): string {
  return navigator.languages.find((l) => l === language || l.startsWith(`${language}-`)) ?? language;
}

const day_formats = new Map<string, Intl.DateTimeFormat>();
function memo(key: string, make: () => Intl.DateTimeFormat) {
  let format = day_formats.get(key);
  if (!format) {
    format = make();
    day_formats.set(key, format);
  }
  return format;
}

export function day_of(instant: string | number | Date, time_zone: string): string {
  if (typeof instant === "string" && instant.length === 10) return instant;
  return memo(`day|${time_zone}`, () => new Intl.DateTimeFormat("sv-SE", { timeZone: time_zone })).format(
    new Date(instant),
  );
}

export function days_between(from_day: string, to_day: string): number {
  return Math.round((Date.parse(to_day) - Date.parse(from_day)) / DAY_MS);
}

export function add_days(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

// Days after the given one that are neither Saturday nor Sunday; `days` counts only such.
export function add_working_days(day: string, days: number): string {
  let on = day;
  for (let left = days; left > 0; left -= is_weekend(on) ? 0 : 1) on = add_days(on, 1);
  return on;
}
const is_weekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay());

export function days_since(instant: string, now = Date.now()): number {
  return Math.max(0, Math.floor((now - Date.parse(instant)) / DAY_MS));
}

type DayStyle = "plain" | "short" | "long";
const DAY_STYLES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  plain: { day: "numeric", month: "short" },
  short: { weekday: "short", day: "numeric", month: "short" },
  long: { day: "numeric", month: "short", year: "numeric" },
};

export function format_day(day: string, language: string, style: DayStyle = "short"): string {
  return memo(
    `${style}|${language}`,
    () => new Intl.DateTimeFormat(regional(language), { ...DAY_STYLES[style], timeZone: "UTC" }),
  ).format(new Date(`${day}T00:00:00Z`));
}

export function format_instant(instant: string, language: string, time_zone: string): string {
  return memo(
    `at|${language}|${time_zone}`,
    () =>
      new Intl.DateTimeFormat(regional(language), {
        dateStyle: "medium",
        timeStyle: "short",
        timeZone: time_zone,
      }),
  ).format(new Date(instant));
}

export function format_time(instant: string | number, language: string, time_zone: string): string {
  return memo(
    `time|${language}|${time_zone}`,
    () =>
      new Intl.DateTimeFormat(regional(language), {
        hour: "numeric",
        minute: "2-digit",
        timeZone: time_zone,
      }),
  ).format(new Date(instant));
}
