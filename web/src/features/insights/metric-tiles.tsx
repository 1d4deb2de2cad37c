import { useLingui } from "@lingui/react/macro";
import type { MetricsReport } from "./api/report-types";
import styles from "./insights.module.css";
import { change_of, is_good, type MetricKey } from "./metric";
import { MetricTile } from "./metric-tile";
import { useListLink } from "./use-list-link";
import { useMetricWords } from "./use-metric-words";

const SHOWN: MetricKey[] = [
  "won_value",
  "win_rate",
  "won",
  "lost",
  "deals",
  "open",
  "won_value_mean",
  "won_value_median",
  "cycle_days_mean",
  "cycle_days_median",
  "cycle_days_p90",
];
const MARKS = { "-1": "▼", "0": "", "1": "▲" };

export function MetricTiles(props: { report: MetricsReport }) {
  const { t } = useLingui();
  const words = useMetricWords();
  const link_to = useListLink();
  const { total, previous, formulas } = props.report;
  return (
    <ul className={styles.tiles} aria-label={t`Figures of the period`}>
      {SHOWN.map((metric) => {
        const change = previous ? change_of(total, previous, metric) : null;
        const before = previous ? words.figure(previous, metric, "compact") : null;
        const where = formulas?.find((f) => f.metric === metric)?.where;
        return (
          <MetricTile
            key={metric}
            name={words.names[metric]}
            figure={words.figure(total, metric)}
            formula={words.formulas[metric]}
            link={link_to(where, words.names[metric])}
            before={before ? t`before: ${before}` : null}
            change={
              change
                ? {
                    mark: MARKS[String(change.direction) as keyof typeof MARKS],
                    text: change.direction === 0 ? t`unchanged` : words.change(change),
                    good: is_good(metric, change.direction),
                  }
                : null
            }
          />
        );
      })}
    </ul>
  );
}
