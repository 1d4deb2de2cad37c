import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { format_money } from "~/shared/format/money";
import type { Metrics } from "./api/report-types";
import { type Change, kind_of, type MetricKey, size_of } from "./metric";

// Names, formulas and figures in the reader's language.
export function useMetricWords() {
  const { t, i18n } = useLingui();
  const language = i18n.locale;
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
  const signed = (value: number, digits: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits, signDisplay: "exceptZero" }).format(
      value,
    );
  const percent = (rate: number, digits = 1, signDisplay: "auto" | "exceptZero" = "auto") =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: digits, signDisplay }).format(
      rate,
    );
  const days = (value: number) => t`${plural(Math.round(value), { one: "# day", other: "# days" })}`;
  const names: Record<MetricKey, string> = {
    deals: t`Deals opened`,
    won: t`Won deals`,
    lost: t`Lost deals`,
    open: t`Open deals`,
    win_rate: t`Win rate`,
    won_value: t`Won value`,
    won_value_mean: t`Mean won deal`,
    won_value_median: t`Median won deal`,
    value_win_rate: t`Win rate by value`,
    lost_value: t`Lost value`,
    open_value: t`Open value`,
    velocity: t`Velocity a day`,
    cycle_days_mean: t`Mean cycle`,
    cycle_days_median: t`Median cycle`,
    cycle_days_p90: t`Slowest tenth (p90)`,
  };
  const formulas: Record<MetricKey, string> = {
    deals: t`Deals that were opened in the period.`,
    won: t`Deals that were won in the period, by their closing day.`,
    lost: t`Deals that were lost in the period, by their closing day.`,
    open: t`Deals opened by the last day of the period and not closed by then.`,
    win_rate: t`Won ÷ (won + lost). Parked and open deals do not count.`,
    won_value: t`The sum of the values of won deals, in the currency of the workspace.`,
    won_value_mean: t`Won value ÷ won deals, of those in the currency of the workspace.`,
    won_value_median: t`The middle one of the values of won deals in the currency of the workspace: half were worth at most this.`,
    value_win_rate: t`Won value ÷ (won value + lost value), in the currency of the workspace.`,
    lost_value: t`The sum of the values of lost deals, in the currency of the workspace.`,
    open_value: t`The sum of the values of open deals, in the currency of the workspace.`,
    velocity: t`Open deals of every currency × win rate × mean won deal ÷ mean cycle: what a day brings if it goes on so.`,
    cycle_days_mean: t`Days from opening to closing of won deals: their mean.`,
    cycle_days_median: t`Days from opening to closing of won deals: half took at most this.`,
    cycle_days_p90: t`Days from opening to closing of won deals: nine in ten took at most this.`,
  };
  const figure = (metrics: Metrics, metric: MetricKey, style: "whole" | "compact" = "whole"): string => {
    const size = size_of(metrics, metric);
    if (size === null) return "–";
    const kind = kind_of(metric);
    if (kind === "count") return number(size);
    if (kind === "rate") return percent(size);
    if (kind === "days") return days(size);
    if (metric === "velocity")
      return format_money({ amount: size.toFixed(2), currency: metrics.won_value.currency }, language, style);
    return format_money(metrics[metric] as Metrics["won_value"], language, style);
  };
  const change = (by: Change): string => {
    if (by.of === "percent" && by.by === 0) return t`less than ${percent(0.001)}`;
    if (by.of === "percent") return percent(by.by / 100, 1, "exceptZero");
    if (by.of === "points") return t`${signed(by.by, 1)} points`;
    return by.of === "days" ? t`${signed(by.by, 1)} d` : signed(by.by, 0);
  };
  return { names, formulas, figure, change, number, percent, days };
}
