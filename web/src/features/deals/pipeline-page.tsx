import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { useUrlState } from "~/shared/url-state";
import { pipelines_query, usePermission, useSession } from "~/shared/session";
import { usePreference } from "~/shared/preference";
import { BoardView } from "./board/board-view";
import type { BoardFilter } from "./board/board-query";
import { BOARD_SORTS, type BoardSort } from "./board/next-step";
import { PipelineBar } from "./filter/pipeline-bar";
import styles from "./pipeline-page.module.css";

const DealsTable = lazy(() => import("./table/deals-table"));
const FirstSteps = lazy(() => import("./first-steps/first-steps"));
const DealPanel = lazy(() => import("./panel/deal-panel"));

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
  const [url, set_url] = useUrlState();
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
  if (pipelines.data && !pipeline) return <Navigate to={"/start" as "/"} replace />;
  if (!pipeline) return null;
  const sort = BOARD_SORTS.includes(url.sort as BoardSort) ? (url.sort as BoardSort) : "next_step";
  const filter: BoardFilter = {
    pipeline_id: pipeline.id,
    ...(url.where ? { where: url.where } : {}),
    ...(url.q ? { q: url.q } : {}),
    ...(url.owner ? { owner_id: url.owner } : {}),
    sort,
  };
  const stages = pipeline.stages.toSorted((a, b) => a.position - b.position);
  return (
    <>
      <PipelineBar pipeline={pipeline} pipelines={live} />
      <NewWorkspace first_stage_id={stages[0]?.id} />
      <div className={styles.work}>
        {url.view === "table" ? (
          <Suspense>
            <DealsTable filter={filter} stages={stages} />
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
