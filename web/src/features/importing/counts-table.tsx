import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconCheck } from "@tabler/icons-react";
import type { Counts, Import, RecordType } from "./api/import-types";
import styles from "./importing.module.css";
import { adds_up } from "./mapping";
import { useImportWords } from "./use-import-words";

// read = created + updated + skipped + failed, for each type and in all.
export function CountsTable(props: { report: Import; settled: boolean }) {
  const { t } = useLingui();
  const words = useImportWords();
  const { report, settled } = props;
  const sum: Counts = {
    read: report.rows_read,
    created: report.created,
    updated: report.updated,
    skipped: report.skipped,
    failed: report.failed,
  };
  const rows = [
    ...report.by_type.map((one) => ({
      name: words.types[one.record_type as RecordType] ?? one.record_type,
      counts: one as Counts,
    })),
    ...(report.by_type.length === 1 ? [] : [{ name: t`In all`, counts: sum }]),
  ];
  const right = rows.every((row) => adds_up(row.counts));
  const made = () =>
    report.also_made_by_type
      .map((one) => `${words.made[one.record_type] ?? one.record_type} ${words.number(one.count)}`)
      .join(", ") || words.number(report.also_made);
  const owners = report.unknown_owners ?? 0;
  const names = report.unknown_owner_names?.join(", ");
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t`What became of the rows`}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t`Rows`}</th>
              <th scope="col" data-number>{t`Read`}</th>
              <th scope="col" data-number>{t`Created`}</th>
              <th scope="col" data-number>{t`Updated`}</th>
              <th scope="col" data-number>{t`Skipped`}</th>
              <th scope="col" data-number>{t`Failed`}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td data-number>{words.number(row.counts.read)}</td>
                <td data-number>{words.number(row.counts.created)}</td>
                <td data-number>{words.number(row.counts.updated)}</td>
                <td data-number>{words.number(row.counts.skipped)}</td>
                <td data-number>{words.number(row.counts.failed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {settled && right ? (
        <p className={styles.right}>
          <IconCheck size={16} aria-hidden />
          {t`It adds up: every row is created, updated, skipped or failed.`}
        </p>
      ) : null}
      {settled && !right ? (
        <p
          className={styles.warning}
        >{t`The counts do not add up. Please report this with the file of faulty rows.`}</p>
      ) : null}
      {report.also_made > 0 ? (
        <p className={styles.meta}>{t`Also made, because rows name them: ${made()}.`}</p>
      ) : null}
      {owners > 0 ? (
        <p className={styles.warning}>
          {t`${plural(owners, { one: "# row names an owner who is nobody here", other: "# rows name owners who are nobody here" })}: ${names}. New records of theirs go to whoever imports.`}
        </p>
      ) : null}
    </>
  );
}
