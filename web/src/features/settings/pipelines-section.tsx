import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { pipelines_query } from "~/shared/session";
import { useUrlState } from "~/shared/url-state";
import { edit_pipeline, type PipelineChange } from "./api/edit-pipeline";
import type { FullStage } from "./api/setting-types";
import { NameDialog } from "./name-dialog";
import { PipelineDialog } from "./pipeline-dialog";
import { Fault, Section } from "./section";
import styles from "./settings.module.css";
import { StageDialog } from "./stage-dialog";
import { StageList } from "./stage-list";
import { useSave } from "./use-save";

type Open = { kind: "pipeline" } | { kind: "name" } | { kind: "stage"; stage: FullStage | null } | null;

export function PipelinesSection() {
  const { t } = useLingui();
  const [url, set_url] = useUrlState();
  const pipelines = (useQuery(pipelines_query).data ?? []).toSorted(
    (a, b) => Number(a.archived) - Number(b.archived) || a.position - b.position,
  );
  const [open, set_open] = useState<Open>(null);
  const pipeline = pipelines.find((p) => p.id === url.pipeline) ?? pipelines[0];
  const refresh = ["pipelines"];
  const change = useSave((body: PipelineChange) => edit_pipeline(pipeline?.id ?? "", body), {
    says: null,
    refresh,
  });
  return (
    <>
      <Section
        title={t`Pipelines`}
        says={t`The steps that deals go through. Two to six are easiest to keep true.`}
        tools={
          <Button
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => set_open({ kind: "pipeline" })}
          >{t`New pipeline`}</Button>
        }
      >
        {pipelines.length > 1 ? (
          <div className={styles.tabs}>
            {pipelines.map((p) => (
              <Button
                key={p.id}
                size="compact-md"
                variant={p.id === pipeline?.id ? "light" : "default"}
                aria-pressed={p.id === pipeline?.id}
                onClick={() => set_url({ pipeline: p.id })}
              >
                {p.name}
                {p.archived ? <span className={styles.badge}>{t`Archived`}</span> : null}
              </Button>
            ))}
          </div>
        ) : null}
        <Fault text={change.text} />
        {pipeline ? (
          <>
            <div className={styles.pipeline_head}>
              <h3>{pipeline.name}</h3>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t`Rename ${pipeline.name}`}
                onClick={() => set_open({ kind: "name" })}
              >{t`Rename`}</Button>
              <Button
                size="compact-sm"
                variant="subtle"
                loading={change.busy}
                onClick={() =>
                  change.run({ archived: !pipeline.archived, expected_version: pipeline.version })
                }
              >
                {pipeline.archived ? t`Use again` : t`Archive`}
              </Button>
            </div>
            <StageList
              stages={(pipeline.stages as FullStage[]).toSorted((a, b) => a.position - b.position)}
              edit={(stage) => set_open({ kind: "stage", stage })}
            />
            <Button
              mt={12}
              size="compact-md"
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => set_open({ kind: "stage", stage: null })}
            >{t`New stage`}</Button>
          </>
        ) : (
          <p className={styles.none}>{t`No pipeline yet.`}</p>
        )}
      </Section>
      {open?.kind === "pipeline" ? (
        <PipelineDialog close={() => set_open(null)} made={(id) => set_url({ pipeline: id })} />
      ) : null}
      {open?.kind === "name" && pipeline ? (
        <NameDialog
          title={pipeline.name}
          name={pipeline.name}
          refresh={refresh}
          send={(name) => edit_pipeline(pipeline.id, { name, expected_version: pipeline.version })}
          close={() => set_open(null)}
        />
      ) : null}
      {open?.kind === "stage" && pipeline ? (
        <StageDialog
          key={open.stage?.id ?? "new"}
          pipeline_id={pipeline.id}
          stage={open.stage}
          close={() => set_open(null)}
        />
      ) : null}
    </>
  );
}
