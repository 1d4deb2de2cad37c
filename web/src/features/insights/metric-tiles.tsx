import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { MetricsReport } from "./api/report-types";
import styles from "./insights.module.css";
import { change_of, is_good, type MetricKey, size_of } from "./metric";
import { MetricTile } from "./metric-tile";
import { save_csv } from "./save-csv";
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
  "value_win_rate",
  "lost_value",
  "open_value",
  "velocity",
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
  const where_of = (metric: MetricKey) =>
    formulas?.find((f) => f.metric === (metric === "velocity" ? "open" : metric))?.where;
  const figures = {
    label: t`Figures of the period`,
    heads: [t`Figure`, t`Value`, t`Before`],
    rows: SHOWN.map((metric) => ({
      key: metric,
      cells: [
        { text: words.names[metric] },
        { text: "", value: size_of(total, metric) },
        { text: "", value: previous ? size_of(previous, metric) : null },
      ],
    })),
  };
  return (
    <div className={styles.tiles_frame}>
      <ul className={styles.tiles} aria-label={t`Figures of the period`}>
        {SHOWN.map((metric) => {
          const change = previous ? change_of(total, previous, metric) : null;
          const before = previous ? words.figure(previous, metric, "compact") : null;
          const where = where_of(metric);
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
      <ActionIcon
        className={styles.tiles_save}
        aria-label={t`Save the figures (CSV)`}
        title={t`Save the figures (CSV)`}
        onClick={() => save_csv(figures)}
      >
        <IconDownload size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
