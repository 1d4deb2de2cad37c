import { useLingui } from "@lingui/react/macro";
import { Popover } from "@mantine/core";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { read_amount } from "~/shared/format/money";
import { useProblemText } from "~/shared/ui/use-problem-text";
import styles from "./grid.module.css";
import type { CellEdit } from "./grid-types";

// A cell while it is edited. What cannot be kept stays in the field, with the reason below it; Escape gives it up.
export function CellEditor<Row>(props: { row: Row; label: string; edit: CellEdit<Row>; done: () => void }) {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const { row, edit, label, done } = props;
  const id = useId();
  const [value, set_value] = useState(() => edit.value(row));
  const [fault, set_fault] = useState<string | null>(null);
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  // It is being kept, or is given up: a blur that follows says nothing more.
  const leaving = useRef(false);
  useEffect(() => {
    field.current?.focus();
    if (edit.kind === "text" || edit.kind === "amount") field.current?.select();
  }, [edit.kind]);
  const give_up = () => {
    leaving.current = true;
    done();
  };
  const keep = async (typed = value) => {
    if (leaving.current) return;
    const clean = edit.kind === "amount" && typed.trim() ? read_amount(typed) : typed;
    if (clean === null) return set_fault(t`This is not an amount. Write it like 1250 or 1250.50.`);
    if (edit.required && !clean.trim()) return set_fault(t`This cannot be empty.`);
    if (clean === edit.value(row)) return give_up();
    leaving.current = true;
    let refused = false;
    await edit.save(row, clean, (problem) => {
      refused = true;
      set_fault(problem_text(problem));
    });
    leaving.current = false;
    if (!refused) give_up();
  };
  const on_key = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter") void keep();
    else if (event.key === "Escape") give_up();
  };
  const common = {
    ref: field,
    className: styles.editor,
    "aria-label": label,
    "aria-invalid": Boolean(fault) || undefined,
    "aria-describedby": fault ? id : undefined,
    value,
    onKeyDown: on_key,
  };
  if (edit.kind === "choice") {
    return (
      <select {...common} onBlur={() => void keep()} onChange={(e) => void keep(e.currentTarget.value)}>
        {edit.choices?.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <Popover opened={Boolean(fault)} position="bottom-start" closeOnEscape={false} withRoles={false}>
      <Popover.Target>
        <input
          {...common}
          type={edit.kind === "date" ? "date" : "text"}
          inputMode={edit.kind === "amount" ? "decimal" : undefined}
          onChange={(e) => {
            set_value(e.currentTarget.value);
            set_fault(null);
          }}
          onBlur={() => void keep()}
        />
      </Popover.Target>
      <Popover.Dropdown className={styles.fault} id={id} role="alert">
        {label}: {fault}
      </Popover.Dropdown>
    </Popover>
  );
}
