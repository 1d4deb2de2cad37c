import { useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { PageBar } from "~/shared/ui/page-bar";
import { DayInput } from "./day-input";
import styles from "./insights.module.css";
import { PERIODS } from "./period";
import type { InsightsState } from "./use-insights-state";
import { usePeriodWords } from "./use-period-words";

const CriteriaBar = lazy(() => import("~/features/deals/filter/criteria-bar"));

export function InsightsBar(props: { state: InsightsState }) {
  const { t } = useLingui();
  const { url, set_url, period, as_of_day } = props.state;
  const words = usePeriodWords();
  const [filter_open, set_filter_open] = useState(Boolean(url.where));
  return (
    <>
      <PageBar title={t`Insights`}>
        <Select
          size="xs"
          className={styles.period}
          aria-label={t`Period`}
          data={PERIODS.map((value) => ({ value, label: words.names[value] }))}
          value={period}
          onChange={(value) =>
            set_url({
              period: value === "this_quarter" ? null : value,
              from: value === "custom" ? (props.state.span.from ?? null) : null,
              to: value === "custom" ? (props.state.span.to ?? null) : null,
            })
          }
        />
        {period === "custom" ? (
          <>
            <DayInput
              aria-label={t`First day`}
              value={url.from}
              max={url.to}
              set={(from) => set_url({ from })}
            />
            <DayInput aria-label={t`Last day`} value={url.to} min={url.from} set={(to) => set_url({ to })} />
          </>
        ) : null}
        <Button
          size="xs"
          variant={url.where ? "light" : "default"}
          leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
          aria-expanded={filter_open}
          onClick={() => set_filter_open(!filter_open)}
        >{t`Filter`}</Button>
        <label className={styles.as_of}>
          <span>{t`As of`}</span>
          <DayInput value={as_of_day} max={props.state.real_today} set={(as_of) => set_url({ as_of })} />
        </label>
        {as_of_day ? (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => set_url({ as_of: null })}
          >{t`Today`}</Button>
        ) : null}
      </PageBar>
      {filter_open ? (
        <Suspense>
          <CriteriaBar close={() => set_filter_open(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
