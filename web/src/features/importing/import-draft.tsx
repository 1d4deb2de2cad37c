import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { query_client } from "~/shared/query";
import { usePipelines } from "~/shared/session";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { useUrlState } from "~/shared/url-state";
import { guess_import } from "./api/guess-import";
import { start_import } from "./api/start-import";
import { useImportDraft } from "./draft-store";
import { DropZone } from "./drop-zone";
import { FileMapping } from "./file-mapping";
import { ImportOptions } from "./import-options";
import styles from "./importing.module.css";
import { type Draft, draft_of, lacks_a_name, start_of } from "./mapping";
import { PastImports } from "./past-imports";
import { useUploads } from "./use-uploads";

// Files, then what their columns are, then a try, then the import itself.
export function ImportDraft() {
  const { t } = useLingui();
  const [, set_url] = useUrlState();
  const problem_text = useProblemText();
  const [draft, keep] = useImportDraft();
  const uploads = useUploads();
  const pipelines = usePipelines();
  const take = useMutation({
    mutationFn: async (files: File[]) => {
      const sent = await uploads.send(files);
      const ids = [...(draft?.files.map((f) => f.upload_id) ?? []), ...sent.map((u) => u.upload_id)];
      return draft_of(await guess_import(ids), draft);
    },
    onSuccess: keep,
  });
  const guess_again = useMutation({
    mutationFn: async (profile: string) =>
      draft_of(
        await guess_import(
          (draft?.files ?? []).map((f) => f.upload_id),
          profile,
        ),
        draft,
      ),
    onSuccess: keep,
  });
  const start = useMutation({
    mutationFn: (how: { draft: Draft; dry_run: boolean }) =>
      start_import(start_of(how.draft, how.dry_run, pipelines)),
    onSuccess: (made, how) => {
      if (!how.dry_run) keep(null);
      void query_client.invalidateQueries({ queryKey: ["imports"] });
      set_url({ import: made.id }, "push");
    },
  });
  const failed = take.error ?? guess_again.error ?? start.error;
  const is_stopped = failed instanceof DOMException;
  const nameless = draft?.files.filter(lacks_a_name) ?? [];
  const zone = (
    <DropZone
      sending={uploads.sending}
      busy={take.isPending}
      take={(files) => take.mutate(files)}
      stop={uploads.stop}
    />
  );
  const fault =
    failed && !is_stopped ? (
      <p role="alert" className={styles.fault}>
        {" "}
        {problem_text(failed)}
      </p>
    ) : null;
  if (!draft) {
    return (
      <>
        {zone}
        {fault}
        <PastImports />
      </>
    );
  }
  return (
    <>
      <ImportOptions
        draft={draft}
        set={(patch) => keep({ ...draft, ...patch })}
        guess_again={(profile) => guess_again.mutate(profile)}
        busy={guess_again.isPending}
      />
      {draft.files.map((file) => (
        <FileMapping
          key={file.upload_id}
          file={file}
          targets={draft.fields}
          currency={draft.currency}
          set={(next) =>
            keep({ ...draft, files: draft.files.map((f) => (f.upload_id === next.upload_id ? next : f)) })
          }
          remove={() => {
            const files = draft.files.filter((f) => f.upload_id !== file.upload_id);
            keep(files.length > 0 ? { ...draft, files } : null);
          }}
        />
      ))}
      <details className={styles.more}>
        <summary>{t`Add more files`}</summary>
        {zone}
      </details>
      {fault}
      {nameless.map((file) => (
        <p key={file.upload_id} className={styles.warning}>
          {t`${file.name}: no column fills the name. Choose one, or each row fails.`}
        </p>
      ))}
      <div className={styles.buttons}>
        <Button variant="subtle" onClick={() => keep(null)}>{t`Start over`}</Button>
        <Button
          variant="default"
          loading={start.isPending && start.variables.dry_run}
          onClick={() => start.mutate({ draft, dry_run: true })}
        >{t`Try it first`}</Button>
        <Button
          loading={start.isPending && !start.variables.dry_run}
          onClick={() => start.mutate({ draft, dry_run: false })}
        >{t`Import`}</Button>
      </div>
      <PastImports />
    </>
  );
}
