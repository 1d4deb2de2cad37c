import type { Money } from "~/shared/api/types";

// Amounts are decimal text; sums are kept in ten-thousandths as bigint, never as a float.
const SCALE_DIGITS = 4;
const SCALE = 10n ** BigInt(SCALE_DIGITS);

export function parse_amount(text: string): bigint {
  const negative = text.startsWith("-");
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const units =
    BigInt(whole || "0") * SCALE + BigInt(fraction.padEnd(SCALE_DIGITS, "0").slice(0, SCALE_DIGITS));
  return negative ? -units : units;
}

export function print_amount(units: bigint, digits = 2): string {
  const sign = units < 0n ? "-" : "";
  const size = units < 0n ? -units : units;
  const fraction = (size % SCALE).toString().padStart(SCALE_DIGITS, "0").slice(0, digits);
  return `${sign}${size / SCALE}${digits > 0 ? `.${fraction}` : ""}`;
}

export function weigh(units: bigint, probability_bp: number): bigint {
  return (units * BigInt(probability_bp)) / 10_000n;
}

// "exact" shows cents where there are any, "whole" none, "compact" is for narrow places: €1.25M.
export type MoneyStyle = "exact" | "whole" | "compact";
const STYLES: Record<MoneyStyle, Intl.NumberFormatOptions & { trailingZeroDisplay?: "stripIfInteger" }> = {
  exact: { trailingZeroDisplay: "stripIfInteger" },
  whole: { maximumFractionDigits: 0 },
  compact: { notation: "compact", maximumSignificantDigits: 3 },
};
const formats = new Map<string, Intl.NumberFormat>();
function format_of(language: string, currency: string, style: MoneyStyle) {
  const key = `${language}|${currency}|${style}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, {
      style: "currency",
      currency,
      ...STYLES[style],
    } as Intl.NumberFormatOptions);
    formats.set(key, format);
  }
  return format;
}

export function format_money(
  money: Money | null | undefined,
  language: string,
  style: MoneyStyle = "exact",
): string {
  if (!money) return "";
  return format_of(language, money.currency, style).format(money.amount as unknown as number);
}

// Largest first is not knowable across currencies: the home currency leads, the others follow by code.
export function order_sums(sums: Money[], home: string): Money[] {
  return sums
    .filter((m) => parse_amount(m.amount) !== 0n)
    .toSorted(
      (a, b) =>
        Number(b.currency === home) - Number(a.currency === home) || a.currency.localeCompare(b.currency),
    );
}

// What people type: spaces and group marks are dropped; the last , or . followed by 1 or 2 digits is the decimal mark.
export function read_amount(typed: string): string | null {
  const text = typed.replace(/[\s\u00a0\u202f'’]/g, "");
  const match = /^(-?\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const whole = (match[1] ?? "").replace(/[.,]/g, "");
  return `${whole}.${(match[2] ?? "").padEnd(2, "0")}`;
}
