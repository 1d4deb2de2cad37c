import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useProblemText } from "~/shared/ui/use-problem-text";
import type { PreviewImport } from "./api/import-types";
import { preview_query } from "./api/preview-import";
import styles from "./importing.module.css";
import { type DraftFile, file_of_import } from "./mapping";
import { useFaultWords } from "./use-fault-words";

// The first rows as the import will read them, with what it would refuse.
export function FilePreview(props: { file: DraftFile; currency: string | null }) {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const fault_words = useFaultWords();
  const { file, currency } = props;
  const broken = file.errors.map((fault) => fault.says);
  const body: PreviewImport = {
    ...file_of_import(file),
    ...(currency ? { currency_of_amounts: currency } : {}),
  };
  const { data, error } = useQuery({
    ...preview_query(body),
    enabled: broken.length === 0,
    placeholderData: keepPreviousData,
  });
  if (error) broken.push(problem_text(error));
  if (broken.length > 0) {
    return broken.map((says) => (
      <p key={says} role="alert" className={styles.fault}>
        {says}
      </p>
    ));
  }
  if (!data || data.rows.length === 0) return null;
  const rows = data.rows.length;
  const faults = data.rows.reduce((sum, row) => sum + row.faults.length, 0);
  return (
    <details className={styles.preview} open={faults > 0}>
      <summary>
        {t`${plural(rows, { one: "First row", other: "First # rows" })}`}
        {faults > 0 ? (
          <span className={styles.faulty}>{t`${plural(faults, { one: "# fault", other: "# faults" })}`}</span>
        ) : null}
      </summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t`First rows of ${file.name}`}>
        <table className={`${styles.table} ${styles.cells}`}>
          <thead>
            <tr>
              {file.columns.map((column, i) => (
                // oxlint-disable-next-line react/no-array-index-key
                <th key={i} scope="col" data-skip={column.to.kind === "skip" || undefined}>
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row, r) => {
              const of_row = row.faults.filter((fault) => (fault.column ?? -1) < 0);
              return (
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={r} data-fault={of_row.length > 0 ? true : undefined}>
                  {row.cells.map((text, c) => {
                    const here = row.faults.filter((fault) => fault.column === c);
                    const told = c === 0 ? [...of_row, ...here] : here;
                    return (
                      // oxlint-disable-next-line react/no-array-index-key
                      <td key={c} data-fault={here.length > 0 ? true : undefined}>
                        {text}
                        {told.map((fault) => (
                          <span key={fault.slug} className={styles.cell_fault}>
                            {fault_words(fault)}
                          </span>
                        ))}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
