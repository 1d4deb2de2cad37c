import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { API } from "~/shared/api/client";
import { query_client } from "~/shared/query";
import { usePipelines } from "~/shared/session";
import { announcer } from "~/shared/ui/announcer";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { useUrlState } from "~/shared/url-state";
import { cancel_import } from "./api/cancel-import";
import type { Import } from "./api/import-types";
import { import_query, is_under_way } from "./api/read-import";
import { start_import } from "./api/start-import";
import { CountsTable } from "./counts-table";
import { useImportDraft } from "./draft-store";
import { FaultList } from "./fault-list";
import styles from "./importing.module.css";
import { start_of } from "./mapping";
import { Progress } from "./progress";
import { UndoDialog } from "./undo-dialog";
import { useImportWords } from "./use-import-words";

// An import while it runs, and what it did.
export function ImportReport(props: { import_id: string }) {
  const { t } = useLingui();
  const { import_id } = props;
  const problem_text = useProblemText();
  const words = useImportWords();
  const { data, error } = useQuery(import_query(import_id));
  const [undoing, set_undoing] = useState(false);
  const cancel = useMutation({
    mutationFn: () => cancel_import(import_id),
    onSuccess: () => query_client.invalidateQueries({ queryKey: ["imports", import_id] }),
  });
  const titles = useTitles();
  const under_way = data ? is_under_way(data) : false;
  useWhenEnded(under_way, () => {
    if (!data) return;
    announcer.say(titles(data));
    void query_client.invalidateQueries();
  });
  if (error) {
    return (
      <p role="alert" className={styles.fault}>
        {problem_text(error)}
      </p>
    );
  }
  if (!data) return null;
  const may_undo = !data.dry_run && ["done", "cancelled", "failed"].includes(data.state);
  const total = Math.max(data.rows_total, data.rows_read);
  const read = words.number(data.rows_read);
  const of = words.number(total);
  return (
    <section className={styles.card} aria-label={titles(data)}>
      <h2>{titles(data)}</h2>
      {data.message ? (
        <p className={data.state === "failed" ? styles.fault : styles.meta}>{data.message}</p>
      ) : null}
      {under_way ? (
        <>
          <Progress
            label={words.states[data.state]}
            share={total > 0 ? data.rows_read / total : 0}
            says={t`${read} of about ${of} rows`}
          />
          {data.state === "undoing" ? null : (
            <Button
              variant="default"
              loading={cancel.isPending}
              onClick={() => cancel.mutate()}
            >{t`Stop the import`}</Button>
          )}
        </>
      ) : null}
      <CountsTable report={data} settled={!under_way} />
      <FaultList report={data} />
      {cancel.error ? (
        <p role="alert" className={styles.fault}>
          {problem_text(cancel.error)}
        </p>
      ) : null}
      {under_way ? null : (
        <div className={styles.buttons}>
          {data.error_file ? (
            <Button
              component="a"
              variant="default"
              href={`${API}/imports/${import_id}/errors.csv`}
              download
              leftSection={<IconDownload size={16} aria-hidden />}
            >{t`Faulty rows as a file`}</Button>
          ) : null}
          {may_undo ? (
            <Button variant="default" onClick={() => set_undoing(true)}>{t`Undo the import`}</Button>
          ) : null}
          {data.dry_run ? <AfterTrial /> : null}
          {data.dry_run || data.state === "undone" ? null : (
            <Link to={"/pipeline" as "/"} className={styles.open}>{t`Open the pipeline`}</Link>
          )}
        </div>
      )}
      {undoing ? <UndoDialog report={data} close={() => set_undoing(false)} /> : null}
    </section>
  );
}

function AfterTrial() {
  const { t } = useLingui();
  const [, set_url] = useUrlState();
  const problem_text = useProblemText();
  const pipelines = usePipelines();
  const [draft, keep] = useImportDraft();
  const start = useMutation({
    mutationFn: start_import,
    onSuccess: (made) => {
      keep(null);
      set_url({ import: made.id }, "push");
    },
  });
  if (!draft) return null;
  return (
    <>
      <Button
        variant="default"
        onClick={() => set_url({ import: null }, "push")}
      >{t`Back to the columns`}</Button>
      <Button loading={start.isPending} onClick={() => start.mutate(start_of(draft, false, pipelines))}>
        {t`Import for real`}
      </Button>
      {start.error ? (
        <p role="alert" className={styles.fault}>
          {problem_text(start.error)}
        </p>
      ) : null}
    </>
  );
}

function useTitles() {
  const { t } = useLingui();
  return (report: Import): string => {
    if (report.state === "undoing") return t`The import is being undone`;
    if (report.state === "undone") return t`The import is undone`;
    if (report.state === "failed") return t`The import failed`;
    if (report.state === "cancelled") return t`The import was stopped`;
    if (report.state === "done")
      return report.dry_run ? t`The trial is done: nothing was changed` : t`The import is done`;
    return report.dry_run ? t`The trial is running` : t`The import is running`;
  };
}

function useWhenEnded(under_way: boolean, then: () => void) {
  const was_under_way = useRef(under_way);
  useEffect(() => {
    if (was_under_way.current && !under_way) then();
    was_under_way.current = under_way;
  });
}
