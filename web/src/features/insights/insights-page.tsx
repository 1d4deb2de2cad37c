import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { usePermission } from "~/shared/session";
import { useKeptScroll } from "~/shared/ui/use-kept-scroll";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { metrics_query } from "./api/read-metrics";
import { GroupsCard } from "./groups-card";
import { InsightsBar } from "./insights-bar";
import styles from "./insights.module.css";
import { MetricTiles } from "./metric-tiles";
import { StagesCard } from "./stages-card";
import { TrendCard } from "./trend-card";
import { useInsightsState } from "./use-insights-state";
import { usePeriodWords } from "./use-period-words";

export function InsightsPage() {
  const { t } = useLingui();
  const state = useInsightsState();
  const words = usePeriodWords();
  const problem_text = useProblemText();
  const may_view = usePermission("view_reports");
  const { data, error, isPlaceholderData } = useQuery({
    ...metrics_query({ group_by: state.group_by, ...state.span, ...state.shared }),
    enabled: may_view,
  });
  const root = useKeptScroll("insights", Boolean(data));
  useEffect(() => {
    document.title = `${t`Insights`} · Penstock`;
  }, [t]);
  const other = data?.total.other_currencies?.map((c) => c.currency).join(", ");
  const left = words.left(state.span, state.today);
  const before =
    data?.previous && data.previous_from && data.previous_to
      ? words.span({ from: data.previous_from, to: data.previous_to })
      : null;
  return (
    <>
      <InsightsBar state={state} />
      <div className={styles.page} ref={root} aria-busy={isPlaceholderData}>
        {may_view ? null : (
          <p className={styles.note}>{t`Your role does not see reports. Ask an administrator.`}</p>
        )}
        {error ? (
          <p role="alert" className={styles.note}>
            {problem_text(error)}
          </p>
        ) : null}
        {data ? (
          <>
            <p className={styles.span}>
              <strong>{words.span(state.span)}</strong>
              {left ? <span>{left}</span> : null}
              {before ? <span>{t`compared with ${before}`}</span> : null}
              {other ? <span>{t`Amounts in ${other} are not in these sums.`}</span> : null}
              {state.as_of_day ? <span>{t`Lists show the deals as they are now.`}</span> : null}
            </p>
            <MetricTiles report={data} />
            <div className={styles.cards}>
              <GroupsCard report={data} state={state} />
              <TrendCard state={state} />
              <StagesCard state={state} />
            </div>
          </>
        ) : null}
      </div>
    </>
  );
}
