import type { Money } from "~/shared/api/types";
import type { Metrics, Rate } from "./api/report-types";

export const METRICS = [
  "won_value",
  "won",
  "win_rate",
  "lost",
  "open",
  "deals",
  "won_value_mean",
  "won_value_median",
  "value_win_rate",
  "lost_value",
  "open_value",
  "velocity",
  "cycle_days_mean",
  "cycle_days_median",
  "cycle_days_p90",
] as const;
export type MetricKey = (typeof METRICS)[number];
export type MetricKind = "count" | "money" | "rate" | "days";

// A few deals say nothing about a rate or an average: below this many closed ones the page says so.
export const CLOSED_DEALS_TO_TELL = 20;
export const POINTS_TO_TELL = 5;

export function kind_of(metric: MetricKey): MetricKind {
  if (metric.endsWith("win_rate")) return "rate";
  if (metric.includes("_value") || metric === "velocity") return "money";
  return metric.startsWith("cycle") ? "days" : "count";
}
// Whether the groups' figures add up to the total, so that a share of it means something.
export function adds_up(metric: MetricKey): boolean {
  return metric.endsWith("_value") || kind_of(metric) === "count";
}
export function read_metric(text: string | undefined): MetricKey {
  return METRICS.find((m) => m === text) ?? "won_value";
}
export function read_rate(rate: Rate | undefined): number | null {
  return rate === null || rate === undefined ? null : Number(rate);
}

// What the open deals bring in a day if they go as the closed ones did: open × win rate × mean won deal ÷ mean cycle.
// An estimate, so a plain number will do.
function velocity(metrics: Metrics): number | null {
  const { open, win_rate, won_value_mean: mean, cycle_days_mean: days } = metrics;
  const rate = read_rate(win_rate);
  return rate === null || !mean || !days ? null : (open * rate * Number(mean.amount)) / days;
}

// A figure as a length to draw; amounts are never calculated with.
export function size_of(metrics: Metrics, metric: MetricKey): number | null {
  if (metric === "velocity") return velocity(metrics);
  const figure = metrics[metric];
  if (figure === null || figure === undefined) return null;
  return typeof figure === "object" ? Number((figure as Money).amount) : Number(figure);
}

export type Change = { direction: -1 | 0 | 1; by: number; of: "count" | "percent" | "points" | "days" };
// Against the period before: money in percent, rates in points, counts and days as they are.
export function change_of(now: Metrics, before: Metrics, metric: MetricKey): Change | null {
  const [a, b] = [size_of(now, metric), size_of(before, metric)];
  if (a === null || b === null) return null;
  const kind = kind_of(metric);
  if (kind === "money" && b === 0) return null;
  // Less than a whole percent is told in tenths: "unchanged" is for what did not change at all.
  const percent = ((a - b) / b) * 100;
  const by =
    kind === "money"
      ? Math.abs(percent) < 1
        ? Math.round(percent * 10) / 10
        : Math.round(percent)
      : kind === "rate"
        ? Math.round((a - b) * 1000) / 10
        : a - b;
  const of = kind === "money" ? "percent" : kind === "rate" ? "points" : kind === "days" ? "days" : "count";
  return { direction: Math.sign(a - b) as Change["direction"], by, of };
}

// Fewer lost deals and shorter cycles are good; more open deals are neither.
export function is_good(metric: MetricKey, direction: number): boolean | null {
  if (direction === 0 || metric.startsWith("open") || metric === "deals") return null;
  const less_is_better = metric.startsWith("lost") || metric.startsWith("cycle");
  return direction > 0 !== less_is_better;
}

export function too_few(metrics: Metrics): boolean {
  return metrics.won + metrics.lost < CLOSED_DEALS_TO_TELL;
}

// Two criteria as one; either may be empty.
export function both(a: string | undefined, b: string | undefined): string {
  const parts = [a, b].filter((text) => text?.trim());
  return parts.length === 2 ? `(${parts[0]}) and (${parts[1]})` : (parts[0] ?? "");
}
