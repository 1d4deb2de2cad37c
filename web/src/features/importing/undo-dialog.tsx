import { useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { query_client } from "~/shared/query";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { FormModal } from "~/features/deals/dialogs/form-modal";
import type { Import } from "./api/import-types";
import { undo_import } from "./api/undo-import";
import styles from "./importing.module.css";
import { useImportWords } from "./use-import-words";

export function UndoDialog(props: { report: Import; close: () => void }) {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const words = useImportWords();
  const { report, close } = props;
  const undo = useMutation({
    mutationFn: () => undo_import(report.id),
    onSuccess: async ({ data }) => {
      query_client.setQueryData(["imports", report.id], data);
      await query_client.invalidateQueries({ queryKey: ["imports"] });
      close();
    },
  });
  const created = words.number(report.created);
  const updated = words.number(report.updated);
  return (
    <FormModal
      title={t`Undo the import?`}
      submit={t`Undo the import`}
      busy={undo.isPending}
      close={close}
      on_submit={() => undo.mutate()}
    >
      <p className={styles.plain}>
        {t`Created records go (${created}), updated ones become what they were (${updated}). What somebody changed since then stays.`}
      </p>
      {undo.error ? (
        <p role="alert" className={styles.fault}>
          {problem_text(undo.error)}
        </p>
      ) : null}
    </FormModal>
  );
}
