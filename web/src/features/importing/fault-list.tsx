import { useLingui } from "@lingui/react/macro";
import type { Import } from "./api/import-types";
import styles from "./importing.module.css";
import { useFaultWords } from "./use-fault-words";
import { useImportWords } from "./use-import-words";
import { useTargetWords } from "./use-target-words";

// Why rows failed, the most frequent reason first; each row with its own reason is in the file of faulty rows.
export function FaultList(props: { report: Import }) {
  const { t } = useLingui();
  const fault_words = useFaultWords();
  const target_word = useTargetWords();
  const { number } = useImportWords();
  const faults = props.report.faults ?? [];
  if (faults.length === 0) return null;
  return (
    <section className={styles.reasons} aria-label={t`Why rows failed`}>
      <h3>{t`Why rows failed`}</h3>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.column_name}:${fault.slug}`}>
            <strong>{number(fault.count)} × </strong>
            {fault.column_name
              ? `${target_word({ name: fault.column_name, label: fault.column_name })}: `
              : null}
            {fault_words(fault)}
          </li>
        ))}
      </ul>
    </section>
  );
}
