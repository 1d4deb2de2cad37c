import { Button } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconDatabaseImport, IconListDetails, IconTestPipe } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { route_exists } from "~/app/features";
import { query_client } from "~/shared/query";
import { pipelines_query, usePermission } from "~/shared/session";
import { PageBar } from "~/shared/ui/page-bar";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { fill_with_sample, make_pipeline, templates_query } from "./api";
import { OwnSteps } from "./own-steps";
import styles from "./start.module.css";

// The doors of an empty workspace.
export function StartPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const problem_text = useProblemText();
  const templates = useQuery(templates_query);
  const pipelines = useQuery(pipelines_query);
  const may_build = usePermission("manage_pipelines");
  const open_board = async () => {
    await query_client.invalidateQueries();
    await navigate({ to: "/pipeline" as "/" });
  };
  const sample = useMutation({ mutationFn: fill_with_sample, onSuccess: open_board });
  const build = useMutation({ mutationFn: make_pipeline, onSuccess: open_board });
  const [naming, set_naming] = useState(false);
  const failed = sample.error ?? build.error;
  useEffect(() => {
    document.title = `${t`Start`} · Penstock`;
  }, [t]);
  // Which doors there are depends on what is there already.
  if (!pipelines.data) return <PageBar title={t`Start`} />;
  const { length: pipeline_count } = pipelines.data;
  return (
    <>
      <PageBar title={t`Start`} />
      <div className={styles.page}>
        <h2>{t`What would you like to see here first?`}</h2>
        {failed ? (
          <p role="alert" className={styles.error}>
            {problem_text(failed)}
          </p>
        ) : null}
        <div className={styles.doors}>
          {route_exists("/import") ? (
            <section className={styles.door}>
              <IconDatabaseImport aria-hidden stroke={1.5} />
              <h3>{t`Bring your data`}</h3>
              <p>{t`A spreadsheet, or the export of another CRM. The columns are matched for you, and an import can be undone.`}</p>
              <Button onClick={() => void navigate({ to: "/import" as "/" })}>{t`Import a file`}</Button>
            </section>
          ) : null}
          {pipeline_count === 0 ? (
            <section className={styles.door}>
              <IconTestPipe aria-hidden stroke={1.5} />
              <h3>{t`Look around first`}</h3>
              <p>{t`Sample deals, companies and people. One click fills the workspace, one click empties it again.`}</p>
              <Button variant="default" loading={sample.isPending} onClick={() => sample.mutate()}>
                {t`Try with sample data`}
              </Button>
            </section>
          ) : null}
          <section className={styles.door}>
            <IconListDetails aria-hidden stroke={1.5} />
            <h3>{t`Start empty`}</h3>
            <p>{t`Choose the steps your deals go through. Names and steps can be changed at any time.`}</p>
            {pipeline_count > 0 ? (
              <Button variant="default" onClick={() => void open_board()}>{t`Open the pipeline`}</Button>
            ) : may_build ? (
              <Button variant="default" onClick={() => set_naming(true)}>{t`Name your own steps`}</Button>
            ) : null}
          </section>
        </div>
        {naming ? <OwnSteps done={open_board} /> : null}
        {may_build ? (
          <>
            <h2>{t`Templates`}</h2>
            <ul className={styles.templates}>
              {(templates.data ?? []).map((template) => (
                <li key={template.key}>
                  <div>
                    <strong>{template.name}</strong>
                    <p>{template.says}</p>
                    <p className={styles.steps}>{template.stages.map((s) => s.name).join(" → ")}</p>
                  </div>
                  <Button
                    variant="default"
                    loading={build.isPending && build.variables?.key === template.key}
                    onClick={() => build.mutate(template)}
                  >
                    <Trans>Use this</Trans>
                    <span className="sr-only">: {template.name}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </>
  );
}
