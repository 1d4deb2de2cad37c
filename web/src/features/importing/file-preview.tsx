import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import styles from "./importing.module.css";
import type { DraftFile } from "./mapping";
import { type CellFault, preview_faults } from "./preview-faults";

// The first rows as the file has them, with what is wrong beside it.
export function FilePreview(props: { file: DraftFile }) {
  const { t } = useLingui();
  const { file } = props;
  const others = file.errors.map((fault) => fault.says);
  const seen = preview_faults(file);
  const words: Record<CellFault, string> = {
    not_a_date: t`not a date`,
    not_a_number: t`not a number`,
    not_an_email: t`not an e-mail address`,
  };
  const fault_at = (place: string) => {
    const fault = seen.get(place);
    return fault ? words[fault] : undefined;
  };
  const faults = seen.size + others.length;
  const rows = file.preview.length;
  if (rows === 0) {
    return others.map((says) => (
      <p key={says} role="alert" className={styles.fault}>
        {says}
      </p>
    ));
  }
  return (
    <details className={styles.preview} open={faults > 0}>
      <summary>
        {t`${plural(rows, { one: "First row", other: "First # rows" })}`}
        {faults > 0 ? (
          <span className={styles.faulty}>{t`${plural(faults, { one: "# fault", other: "# faults" })}`}</span>
        ) : null}
      </summary>
      {others.map((says) => (
        <p key={says} className={styles.cell_fault}>
          {says}
        </p>
      ))}
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
            {file.preview.map((row, r) => (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={r}>
                {row.map((text, c) => {
                  const fault = fault_at(`${r}:${c}`);
                  return (
                    // oxlint-disable-next-line react/no-array-index-key
                    <td key={c} data-fault={fault ? true : undefined}>
                      {text}
                      {fault ? <span className={styles.cell_fault}>{fault}</span> : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
