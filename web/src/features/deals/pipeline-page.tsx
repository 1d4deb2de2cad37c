import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { type ComponentType, lazy, Suspense, useEffect, useMemo } from "react";
import { useUrlState } from "~/shared/url-state";
import { pipelines_query, usePermission, useSession } from "~/shared/session";
import { usePreference } from "~/shared/preference";
import { PageBar } from "~/shared/ui/page-bar";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { BoardView } from "./board/board-view";
import type { BoardFilter } from "./board/board-query";
import { BOARD_SORTS, type BoardSort, TIMELINE_SORTS } from "./board/next-step";
import { PipelineBar } from "./filter/pipeline-bar";
import { status_of } from "./filter/status";
import styles from "./pipeline-page.module.css";

const Timeline = lazy(() => import("./timeline/timeline-view"));
const DealsTable = lazy(() => import("./table/deals-table"));
const FirstSteps = lazy(() => import("./first-steps/first-steps"));
// The panel comes before it is asked for, once the first cards have been drawn, and is then used as it is: a lazy
// component suspends when it is first rendered, also when its code is there, and React waits 300 ms after that.
let loaded_panel: PanelComponent | undefined;
const load_panel = async () => {
  const panel = await import("./panel/deal-panel");
  loaded_panel = panel.default;
  return panel;
};
const LazyPanel: PanelComponent = lazy(load_panel);
type PanelComponent = ComponentType<{ deal_id: string; close?: () => void }>;
const PANEL_AFTER_MS = 300;

// The first steps are for whoever sets up a workspace of their own.
function NewWorkspace(props: { first_stage_id: string | undefined }) {
  const { user, workspace } = useSession();
  const may_invite = usePermission("manage_users");
  const [state, set_state] = usePreference<"shown" | "away">(
    `first_steps.${workspace.id}.${user.id}`,
    "shown",
  );
  if (!props.first_stage_id || state === "away" || workspace.is_demo || !may_invite) return null;
  return (
    <Suspense>
      <FirstSteps first_stage_id={props.first_stage_id} put_away={() => set_state("away")} />
    </Suspense>
  );
}

export function PipelinePage() {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const [url, set_url] = useUrlState();
  useEffect(() => {
    const timer = setTimeout(() => void load_panel().catch(() => null), PANEL_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  // Chosen once for each deal, so that a panel that is open is not made anew when the code arrives.
  // oxlint-disable-next-line react/exhaustive-deps
  const DealPanel = useMemo(() => loaded_panel ?? LazyPanel, [url.deal]);
  const [density] = usePreference<"comfortable" | "compact">("density", "comfortable");
  const pipelines = useQuery(pipelines_query);
  const live = (pipelines.data ?? []).filter((p) => !p.archived);
  const pipeline = live.find((p) => p.id === url.pipeline) ?? live[0];
  const name = pipeline?.name ?? t`Pipeline`;
  useEffect(() => {
    document.title = `${name} · Penstock`;
  }, [name]);
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  const stages = useMemo(
    () => pipeline?.stages.toSorted((a, b) => a.position - b.position) ?? [],
    [pipeline],
  );
  if (pipelines.data && !pipeline) return <Navigate to={"/start" as "/"} replace />;
  if (!pipeline)
    return pipelines.failureReason ? (
      <PageBar title={name}>
        <span role="alert">{problem_text(pipelines.failureReason)}</span>
      </PageBar>
    ) : null;
  const sorts = url.view === "timeline" ? TIMELINE_SORTS : BOARD_SORTS;
  const sort = sorts.find((known) => known === url.sort) ?? (sorts[0] as BoardSort);
  const filter: BoardFilter = {
    pipeline_id: pipeline.id,
    ...(url.where ? { where: url.where } : {}),
    ...(url.q ? { q: url.q } : {}),
    ...(url.owner ? { owner_id: url.owner } : {}),
    sort,
  };
  return (
    <>
      <PipelineBar pipeline={pipeline} pipelines={live} />
      <NewWorkspace first_stage_id={stages[0]?.id} />
      <div className={styles.work}>
        {url.view === "table" ? (
          <Suspense>
            <DealsTable filter={{ ...filter, status: status_of(url.status) }} stages={stages} />
          </Suspense>
        ) : url.view === "timeline" ? (
          <Suspense>
            <Timeline filter={filter} stages={stages} />
          </Suspense>
        ) : (
          <BoardView filter={filter} stages={stages} />
        )}
        <Suspense>
          {url.deal ? (
            <DealPanel key={url.deal} deal_id={url.deal} close={() => set_url({ deal: null })} />
          ) : null}
        </Suspense>
      </div>
    </>
  );
}
