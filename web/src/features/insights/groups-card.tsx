import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { useSession } from "~/shared/session";
import { format_money } from "~/shared/format/money";
import type { MetricsReport } from "./api/report-types";
import { BarChart } from "./bar-chart";
import { ChartCard } from "./chart-card";
import styles from "./insights.module.css";
import { adds_up, both, kind_of, METRICS, type MetricKey, size_of, too_few } from "./metric";
import { useGroupWords } from "./use-group-words";
import type { InsightsState } from "./use-insights-state";
import { useListLink } from "./use-list-link";
import { useMetricWords } from "./use-metric-words";

const BARS_MAX = 12;
const IN_ORDER_OF_TIME = new Set(["month", "quarter", "year", "stage"]);
const IN_TABLE: MetricKey[] = [
  "deals",
  "won",
  "lost",
  "open",
  "win_rate",
  "won_value",
  "won_value_mean",
  "won_value_median",
  "lost_value",
  "open_value",
  "value_win_rate",
  "velocity",
  "cycle_days_mean",
  "cycle_days_median",
  "cycle_days_p90",
];

export function GroupsCard(props: { report: MetricsReport; state: InsightsState }) {
  const { t, i18n } = useLingui();
  const { workspace } = useSession();
  const { report, state } = props;
  const { metric, group_by } = state;
  const words = useMetricWords();
  const groups = useGroupWords();
  const link_to = useListLink();
  const [all, set_all] = useState(false);
  const where_of = (name: MetricKey) => report.formulas?.find((f) => f.metric === name)?.where;
  const ordered = IN_ORDER_OF_TIME.has(group_by)
    ? report.groups
    : report.groups.toSorted((a, b) => (size_of(b, metric) ?? -1) - (size_of(a, metric) ?? -1));
  const rows = ordered.map((group) => ({ group, name: groups.name(group) }));
  const shown = all ? rows : rows.slice(0, BARS_MAX);
  const best = rows.reduce<(typeof rows)[number] | undefined>(
    (top, row) =>
      (size_of(row.group, metric) ?? 0) > (top ? (size_of(top.group, metric) ?? 0) : 0) ? row : top,
    undefined,
  );
  const few = too_few(report.total);
  const total = size_of(report.total, metric) ?? 0;
  const link_of = (row: (typeof rows)[number], name: MetricKey) => {
    const where = where_of(name);
    if (where === undefined) return null;
    return link_to(both(row.group.within ?? row.group.where, where), `${row.name}: ${words.names[name]}`);
  };
  const metric_name = words.names[metric];
  const title = () => {
    if (!best) return metric_name;
    const figure = words.figure(best.group, metric);
    if (!adds_up(metric) || total === 0) return t`${metric_name}: highest for ${best.name}, ${figure}`;
    const share = words.percent((size_of(best.group, metric) ?? 0) / total, 0);
    // Amounts in other currencies are in no share.
    const { currency } = workspace;
    if (kind_of(metric) === "money" && report.total.other_currencies.length > 0)
      return t`${metric_name}: ${share} of the amounts in ${currency} from ${best.name}`;
    return t`${metric_name}: ${share} from ${best.name}`;
  };
  const axis = (value: number) => {
    const kind = kind_of(metric);
    if (kind === "rate") return words.percent(value, 0);
    if (kind !== "money") return words.number(value);
    return format_money({ amount: String(value), currency: workspace.currency }, i18n.locale, "compact");
  };
  const hidden = rows.length - shown.length;
  return (
    <ChartCard
      title={title()}
      says={best ? t`${words.figure(report.total, metric)} in all` : t`No deals in this period.`}
      note={few ? t`Too few closed deals to tell: ${report.total.won + report.total.lost}.` : null}
      tools={
        <>
          <Select
            size="xs"
            aria-label={t`Figure`}
            data={METRICS.map((value) => ({ value, label: words.names[value] }))}
            value={metric}
            onChange={(value) => state.set_url({ metric: value === "won_value" ? null : value })}
          />
          <Select
            size="xs"
            aria-label={t`Group by`}
            data={groups.choices}
            value={group_by}
            maxDropdownHeight={420}
            onChange={(value) => state.set_url({ by: value === "owner" ? null : value })}
          />
        </>
      }
      figures={{
        label: t`Figures by group`,
        heads: [
          groups.choices.find((c) => c.value === group_by)?.label ?? "",
          ...IN_TABLE.map((name) => words.names[name]),
        ],
        rows: rows.map((row) => ({
          key: row.group.key ?? "",
          cells: [
            { text: row.name, link: link_to(row.group.where, row.name) },
            ...IN_TABLE.map((name) => ({
              text: words.figure(row.group, name),
              value: size_of(row.group, name),
              link: link_of(row, name),
            })),
          ],
        })),
      }}
    >
      <BarChart
        label={title()}
        dots={few}
        axis={axis}
        bars={shown.map((row) => ({
          key: row.group.key ?? "",
          label: row.name,
          size: size_of(row.group, metric),
          figure: words.figure(row.group, metric, "compact"),
          link: link_of(row, metric),
        }))}
      />
      {hidden > 0 ? (
        <Button size="compact-sm" variant="subtle" className={styles.more} onClick={() => set_all(true)}>
          {t`${plural(hidden, { one: "Show # more", other: "Show # more" })}`}
        </Button>
      ) : null}
    </ChartCard>
  );
}
