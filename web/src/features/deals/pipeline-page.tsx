import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { useUrlState } from "~/shared/url-state";
import { pipelines_query } from "~/shared/session";
import { usePreference } from "~/shared/preference";
import { BoardView } from "./board/board-view";
import type { BoardFilter } from "./board/board-query";
import { BOARD_SORTS, type BoardSort } from "./board/next-step";
import { PipelineBar } from "./filter/pipeline-bar";
import styles from "./pipeline-page.module.css";

const DealsTable = lazy(() => import("./table/deals-table"));
const DealPanel = lazy(() => import("./panel/deal-panel"));

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
