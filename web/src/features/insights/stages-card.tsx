import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { usePipelines } from "~/shared/session";
import { stages_query } from "./api/read-stages";
import type { StageFigures } from "./api/report-types";
import { BarChart } from "./bar-chart";
import { ChartCard } from "./chart-card";
import { both, CLOSED_DEALS_TO_TELL, read_rate } from "./metric";
import type { InsightsState } from "./use-insights-state";
import { useListLink } from "./use-list-link";
import { useMetricWords } from "./use-metric-words";

export function StagesCard(props: { state: InsightsState }) {
  const { t } = useLingui();
  const { state } = props;
  const words = useMetricWords();
  const link_to = useListLink();
  const pipelines = usePipelines();
  const pipeline_id = pipelines.find((p) => p.id === state.url.pipeline)?.id ?? pipelines[0]?.id;
  const { data } = useQuery({
    ...stages_query({ pipeline_id, ...state.span, ...state.shared }),
    enabled: pipeline_id !== undefined,
  });
  if (!data) return null;
  const { stages } = data;
  const rate = (value: StageFigures["conversion"]) => {
    const read = read_rate(value);
    return read === null ? "–" : words.percent(read, 0);
  };
  const count = (value: number) => ({ text: words.number(value), value });
  const days = (value: number | null) => (value === null ? "–" : words.number(value, 1));
  // Which deals were ever in a stage is history; only what a deal is now can be listed.
  const link_of = (stage: StageFigures, status: string, says: string) =>
    link_to(
      both(state.url.where, `stage = "${stage.stage_id}" and status ${status}`),
      `${stage.name}: ${says}`,
    );
  const first = stages[0];
  const few = (first?.entered ?? 0) < CLOSED_DEALS_TO_TELL;
  const narrowest = stages
    .filter((s) => s.entered >= CLOSED_DEALS_TO_TELL && read_rate(s.conversion) !== null)
    .toSorted((a, b) => (read_rate(a.conversion) ?? 0) - (read_rate(b.conversion) ?? 0))[0];
  const title = narrowest
    ? t`The narrowest step is ${narrowest.name}: ${rate(narrowest.conversion)} go on`
    : t`Conversion by stage`;
  const overall = first ? rate(first.conversion_to_won) : "–";
  const first_name = first?.name ?? "";
  return (
    <ChartCard
      wide
      title={title}
      says={
        first?.entered
          ? t`${overall} of the deals that entered ${first_name} were won. On the right: how many go on, and their median stay.`
          : t`No deals in this period.`
      }
      note={few ? t`Too few deals to tell: ${first?.entered ?? 0}.` : null}
      tools={
        pipelines.length > 1 ? (
          <Select
            size="xs"
            aria-label={t`Pipeline`}
            data={pipelines.map((p) => ({ value: p.id, label: p.name }))}
            value={pipeline_id ?? null}
            onChange={(value) => state.set_url({ pipeline: value })}
          />
        ) : null
      }
      figures={{
        label: t`Stage by stage`,
        heads: [
          t`Stage`,
          t`Entered`,
          t`Went on`,
          t`Won here`,
          t`Lost here`,
          t`Here now`,
          t`Go on`,
          t`Won at last`,
          t`Median days`,
          t`p75 days`,
          t`p90 days`,
          t`Moved back`,
          t`Skipped`,
        ],
        rows: stages.map((s) => ({
          key: s.stage_id,
          cells: [
            { text: s.name },
            count(s.entered),
            count(s.went_on),
            { ...count(s.won_here), link: link_of(s, '= "won"', t`Won here`) },
            { ...count(s.lost_here), link: link_of(s, '= "lost"', t`Lost here`) },
            { ...count(s.in_now), link: link_of(s, 'in ("open", "parked")', t`Here now`) },
            { text: rate(s.conversion), value: read_rate(s.conversion) },
            { text: rate(s.conversion_to_won), value: read_rate(s.conversion_to_won) },
            { text: days(s.days_median), value: s.days_median },
            { text: days(s.days_p75), value: s.days_p75 },
            { text: days(s.days_p90), value: s.days_p90 },
            count(s.back_moves),
            count(s.skips),
          ],
        })),
      }}
    >
      <BarChart
        label={title}
        dots={few}
        aside
        axis={(value) => words.number(value)}
        bars={stages.map((s) => ({
          key: s.stage_id,
          label: s.name,
          size: s.entered,
          figure: words.number(s.entered),
          aside: {
            short: rate(s.conversion),
            long:
              s.days_median === null
                ? rate(s.conversion)
                : `${rate(s.conversion)} · ${words.days(s.days_median)}`,
          },
          link: null,
        }))}
      />
    </ChartCard>
  );
}
