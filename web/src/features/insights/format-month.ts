// "2026-11" in words: November 2026, or Nov where space is short (with the year in January).
export function format_month(key: string, language: string, style: "long" | "short"): string {
  const is_january = key.endsWith("-01");
  return new Intl.DateTimeFormat(language, {
    month: style === "long" ? "long" : "short",
    ...(style === "long" ? { year: "numeric" } : is_january ? { year: "2-digit" } : {}),
    timeZone: "UTC",
  } as Intl.DateTimeFormatOptions).format(new Date(`${key}-01T00:00:00Z`));
}
