import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { read_amount } from "~/shared/format/money";
import styles from "./grid.module.css";
import type { CellEdit } from "./grid-types";

export function CellEditor<Row>(props: { row: Row; label: string; edit: CellEdit<Row>; done: () => void }) {
  const { row, edit, done } = props;
  const [value, set_value] = useState(() => edit.value(row));
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const finished = useRef(false);
  const invalid = edit.kind === "amount" && value.trim() !== "" && read_amount(value) === null;
  useEffect(() => {
    field.current?.focus();
    if (edit.kind === "text" || edit.kind === "amount") field.current?.select();
  }, [edit.kind]);
  const finish = (keep: boolean, chosen = value) => {
    if (finished.current || (keep && invalid)) return;
    finished.current = true;
    const clean = edit.kind === "amount" ? (read_amount(chosen) ?? "") : chosen;
    if (keep && clean !== edit.value(row)) void edit.save(row, clean);
    done();
  };
  const on_key = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter") finish(true);
    else if (event.key === "Escape") finish(false);
  };
  const common = {
    ref: field,
    className: styles.editor,
    "aria-label": props.label,
    value,
    onKeyDown: on_key,
  };
  if (edit.kind === "choice") {
    return (
      <select {...common} onBlur={() => finish(true)} onChange={(e) => finish(true, e.currentTarget.value)}>
        {edit.choices?.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...common}
      type={edit.kind === "date" ? "date" : "text"}
      inputMode={edit.kind === "amount" ? "decimal" : undefined}
      aria-invalid={invalid || undefined}
      onChange={(e) => set_value(e.currentTarget.value)}
      onBlur={() => finish(!invalid)}
    />
  );
}
