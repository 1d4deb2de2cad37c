import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { format_money } from "~/shared/format/money";
import { useSession } from "~/shared/session";
import { trend_query } from "./api/read-trend";
import { ChartCard } from "./chart-card";
import { format_month } from "./format-month";
import { CLOSED_DEALS_TO_TELL, POINTS_TO_TELL } from "./metric";
import { TrendChart } from "./trend-chart";
import type { InsightsState } from "./use-insights-state";
import { useListLink } from "./use-list-link";
import { useMetricWords } from "./use-metric-words";

export function TrendCard(props: { state: InsightsState }) {
  const { t, i18n } = useLingui();
  const language = i18n.locale;
  const { workspace } = useSession();
  const words = useMetricWords();
  const link_to = useListLink();
  const { data } = useQuery(trend_query({ ...props.state.trend, ...props.state.shared }));
  if (!data) return null;
  const money = (amount: number, style: "whole" | "compact" = "whole") =>
    format_money({ amount: String(amount), currency: workspace.currency }, language, style);
  const points = data.points.map((point) => {
    const size = Number(point.value?.amount ?? 0);
    const month = format_month(point.key, language, "long");
    const figure = format_money(point.value, language, "whole") || money(0);
    return {
      key: point.key,
      month,
      count: point.count,
      label: format_month(point.key, language, "short"),
      says: `${month}: ${figure}`,
      size,
      full: figure,
      figure: format_money(point.value, language, "compact"),
      link: link_to(point.where, t`Won in ${month}`),
    };
  });
  const sum = points.reduce((total, p) => total + p.size, 0);
  const won = points.reduce((total, p) => total + p.count, 0);
  const best = points.reduce<(typeof points)[number] | undefined>(
    (top, p) => (p.size > (top?.size ?? 0) ? p : top),
    undefined,
  );
  const few = won < CLOSED_DEALS_TO_TELL || points.length < POINTS_TO_TELL;
  const { currency } = workspace;
  const counted = data.other_currencies.length > 0 ? t`Won deals in ${currency}` : words.names.won;
  const title = best ? t`Most was won in ${best.month}: ${best.full}` : t`Nothing was won in these months`;
  const mean = money(points.length > 0 ? sum / points.length : 0);
  return (
    <ChartCard
      title={title}
      says={t`${money(sum)} in ${plural(points.length, { one: "# month", other: "# months" })}, ${mean} a month on average`}
      note={few ? t`Too few won deals to tell: ${won}.` : null}
      figures={{
        label: t`Won value by month`,
        heads: [t`Month`, counted, words.names.won_value],
        rows: points.map((p) => ({
          key: p.key,
          cells: [
            { text: p.month },
            { text: words.number(p.count), value: p.count, link: p.link },
            { text: p.full, value: p.size, link: p.link },
          ],
        })),
      }}
    >
      <TrendChart label={title} points={points} dots_only={few} axis={(value) => money(value, "compact")} />
    </ChartCard>
  );
}
