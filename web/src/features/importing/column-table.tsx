import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import type { Target } from "./api/import-types";
import styles from "./importing.module.css";
import {
  type Destination,
  type DraftColumn,
  type DraftFile,
  print_destination,
  read_destination,
} from "./mapping";
import { useTargetWords } from "./use-target-words";

const SURE = 85;
const LIKELY = 50;

export function ColumnTable(props: {
  file: DraftFile;
  targets: Target[];
  set: (index: number, to: Destination) => void;
}) {
  const { t } = useLingui();
  const { file } = props;
  const target_word = useTargetWords();
  const data = [
    {
      group: t`Otherwise`,
      items: [
        { value: "custom", label: t`Keep as custom field` },
        { value: "skip", label: t`Ignore` },
      ],
    },
    {
      group: t`Fields`,
      items: props.targets.map((target) => ({ value: `field.${target.name}`, label: target_word(target) })),
    },
  ];
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="sr-only">{t`Columns of ${file.name} and what they become`}</caption>
        <thead>
          <tr>
            <th scope="col">{t`Column`}</th>
            <th scope="col">{t`Samples`}</th>
            <th scope="col">{t`Becomes`}</th>
            <th scope="col">{t`How sure`}</th>
          </tr>
        </thead>
        <tbody>
          {file.columns.map((column, index) => (
            // Headers may repeat; columns never change places.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index} data-skip={column.to.kind === "skip" || undefined}>
              <th scope="row">{column.header}</th>
              <td className={styles.samples}>{column.samples.slice(0, 3).join(" · ")}</td>
              <td>
                <Select
                  size="xs"
                  className={styles.target}
                  aria-label={t`${column.header} becomes`}
                  searchable
                  data={data}
                  value={print_destination(column.to)}
                  onChange={(value) => value && props.set(index, read_destination(value))}
                />
              </td>
              <td>
                <Sure column={column} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Sure(props: { column: DraftColumn }) {
  const { t, i18n } = useLingui();
  const { sure, to } = props.column;
  if (sure === null) return <span className={styles.sure}>{t`chosen`}</span>;
  if (to.kind !== "field") return <span className={styles.sure}>{t`not recognised`}</span>;
  const percent = new Intl.NumberFormat(i18n.locale, { style: "percent" }).format(sure / 100);
  const level = sure >= SURE ? "sure" : sure >= LIKELY ? "likely" : "guess";
  const word = { sure: t`sure`, likely: t`likely`, guess: t`look again` }[level];
  return (
    <span className={styles.sure} data-level={level}>
      {word}, {percent}
    </span>
  );
}
