import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { days_between, format_day } from "~/shared/format/dates";
import type { PeriodKey, Span } from "./period";

export function usePeriodWords() {
  const { t, i18n } = useLingui();
  const names: Record<PeriodKey, string> = {
    this_month: t`This month`,
    last_month: t`Last month`,
    this_quarter: t`This quarter`,
    last_quarter: t`Last quarter`,
    this_year: t`This year`,
    last_year: t`Last year`,
    all: t`All time`,
    custom: t`Chosen days`,
  };
  const day = (text: string) => format_day(text, i18n.locale, "long");
  const span = ({ from, to }: Span): string => {
    if (from && to) return `${day(from)} – ${day(to)}`;
    if (from) return t`Since ${day(from)}`;
    return to ? t`Until ${day(to)}` : t`All time`;
  };
  // Days of the period still to come: a running period is not yet comparable with a whole one.
  const left = ({ to }: Span, today: string): string | null => {
    const days = to ? days_between(today, to) : 0;
    return days > 0 ? t`${plural(days, { one: "# day to go", other: "# days to go" })}` : null;
  };
  return { names, span, left };
}
