import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { usePermission } from "~/shared/session";
import type { FileStyle, RecordType } from "./api/import-types";
import { ColumnTable } from "./column-table";
import { FilePreview } from "./file-preview";
import styles from "./importing.module.css";
import { type Draft, type DraftFile, set_destination, set_record_type } from "./mapping";
import { useImportWords } from "./use-import-words";

const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1250",
  "windows-1251",
  "windows-1252",
  "windows-1254",
  "iso-8859-1",
];

// One file: what its rows are, how it is written, which column is what.
export function FileMapping(props: {
  file: DraftFile;
  targets: Draft["fields"];
  currency: string | null;
  set: (file: DraftFile) => void;
  remove: () => void;
}) {
  const { t } = useLingui();
  const { file, targets, set } = props;
  const words = useImportWords();
  const may_manage_users = usePermission("manage_users");
  const fields = targets[file.record_type] ?? [];
  const style = (patch: FileStyle) => set({ ...file, style: { ...file.style, ...patch } });
  const choices = (names: Record<string, string>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  const types = choices(words.types).filter((type) => type.value !== "user" || may_manage_users);
  const encoding = file.style.encoding ?? "utf-8";
  return (
    <section className={styles.card} aria-label={file.name}>
      <div className={styles.card_head}>
        <h2>{file.name}</h2>
        <span className={styles.meta}>
          {t`${plural(file.rows_estimate, { one: "about # row", other: "about # rows" })}`}
        </span>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t`Leave out ${file.name}`}
          onClick={props.remove}
        >{t`Leave out`}</Button>
      </div>
      <div className={styles.fields}>
        <Select
          label={t`Rows are`}
          data={types}
          value={file.record_type}
          onChange={(value) =>
            value && set(set_record_type(file, value as RecordType, targets[value as RecordType] ?? []))
          }
        />
        <Select
          label={t`Encoding`}
          data={[...new Set([...ENCODINGS, encoding])]}
          value={encoding}
          onChange={(value) => value && style({ encoding: value })}
        />
        <Select
          label={t`Cells are parted by`}
          data={choices(words.delimiters)}
          value={file.style.delimiter ?? "comma"}
          onChange={(value) => value && style({ delimiter: value })}
        />
        <Select
          label={t`Dates`}
          data={choices(words.dates)}
          value={file.style.date_style ?? "day_month"}
          onChange={(value) => value && style({ date_style: value })}
        />
        <Select
          label={t`Numbers`}
          data={choices(words.decimals)}
          value={file.style.decimal ?? "point"}
          onChange={(value) => value && style({ decimal: value })}
        />
      </div>
      <ColumnTable file={file} targets={fields} set={(index, to) => set(set_destination(file, index, to))} />
      <FilePreview file={file} currency={props.currency} />
    </section>
  );
}
