import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { read_amount } from "~/shared/format/money";
import { as_problem } from "~/shared/api/problem";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { Conflict } from "./save-field";
import styles from "./record.module.css";

export type InlineFieldProps = {
  label: string;
  kind?: "text" | "amount" | "date" | "choice" | "email" | "tel";
  value: string;
  shown?: ReactNode;
  choices?: { value: string; label: string }[];
  save: (value: string, force: boolean) => Promise<unknown>;
  required?: boolean;
  big?: boolean;
  // For what is long by nature, such as addresses: a row of its own.
  wide?: boolean;
  readonly?: boolean;
};

// A fact that turns into a field when clicked. When someone else has changed the same fact meanwhile, both are shown.
export function InlineField(props: InlineFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const problem_text = useProblemText();
  const { kind = "text", label } = props;
  const [editing, set_editing] = useState(false);
  const [value, set_value] = useState(props.value);
  const [fault, set_fault] = useState<string | null>(null);
  const [theirs, set_theirs] = useState<string | null>(null);
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const leaving = useRef(false);
  // What it was when the editing began: a live update may change the record meanwhile.
  const begun_at = useRef(props.value);
  useEffect(() => {
    if (editing) field.current?.focus();
  }, [editing]);
  const start = () => {
    if (props.readonly) return;
    leaving.current = false;
    begun_at.current = props.value;
    set_value(props.value);
    set_fault(null);
    set_theirs(null);
    set_editing(true);
  };
  const stop = () => {
    leaving.current = true;
    set_editing(false);
    set_theirs(null);
    setTimeout(() => document.activeElement === document.body && button.current?.focus(), 0);
  };
  const keep = async (typed = value, force = false) => {
    if (leaving.current) return;
    const clean = kind === "amount" && typed.trim() ? read_amount(typed) : typed.trim();
    if (clean === null) return set_fault(t`This is not an amount. Write it like 1250 or 1250.50.`);
    if (props.required && !clean) return set_fault(t`This cannot be empty.`);
    if (clean === props.value && !force) return stop();
    if (props.value !== begun_at.current && !force)
      return clean === begun_at.current ? stop() : set_theirs(props.value);
    leaving.current = true;
    try {
      await props.save(clean, force);
      stop();
    } catch (error) {
      leaving.current = false;
      if (error instanceof Conflict) set_theirs(error.theirs);
      else set_fault(as_problem(error).errors[0]?.says ?? problem_text(error));
    }
  };
  const on_key = (event: KeyboardEvent) => {
    if (event.key === "Enter") void keep();
    else if (event.key === "Escape") stop();
    else return;
    event.stopPropagation();
    event.preventDefault();
  };
  if (!editing) {
    return (
      <div className={props.big ? styles.big_fact : styles.fact} data-wide={props.wide}>
        {props.big ? null : (
          <span className={styles.fact_label} id={id}>
            {label}
          </span>
        )}
        <button
          ref={button}
          type="button"
          className={styles.fact_value}
          data-empty={!props.value || undefined}
          onClick={start}
          disabled={props.readonly}
          id={`${id}-value`}
          aria-label={props.value ? undefined : t`Add: ${label}`}
          aria-labelledby={props.value && !props.big ? `${id} ${id}-value` : undefined}
        >
          {props.value ? (props.shown ?? props.value) : "–"}
        </button>
      </div>
    );
  }
  const common = {
    ref: field,
    id,
    className: styles.input,
    value,
    "aria-label": label,
    "aria-invalid": Boolean(fault) || undefined,
    "aria-describedby": fault ? `${id}-fault` : undefined,
    onKeyDown: on_key,
  };
  return (
    <div className={props.big ? styles.big_fact : styles.fact} data-wide={props.wide}>
      {props.big ? null : <span className={styles.fact_label}>{label}</span>}
      <div className={styles.editing}>
        {kind === "choice" ? (
          <select
            {...common}
            onBlur={() => theirs === null && stop()}
            onChange={(e) => void keep(e.currentTarget.value)}
          >
            {props.required ? null : <option value="">–</option>}
            {props.choices?.map((c) => (
              <option key={c.value} value={c.value}>
                {c.label}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...common}
            type={kind === "amount" ? "text" : kind}
            inputMode={kind === "amount" ? "decimal" : undefined}
            onChange={(e) => {
              set_value(e.currentTarget.value);
              set_fault(null);
            }}
            onBlur={() => theirs === null && void keep()}
          />
        )}
        {fault ? (
          <span role="alert" id={`${id}-fault`} className={styles.fault}>
            {fault}
          </span>
        ) : null}
        {theirs === null ? null : (
          <div role="alert" className={styles.conflict}>
            <span>{t`Someone else has set this to: ${theirs}`}</span>
            <Button size="compact-xs" onClick={() => void keep(value, true)}>{t`Keep mine`}</Button>
            <Button size="compact-xs" variant="default" onClick={stop}>{t`Take theirs`}</Button>
          </div>
        )}
      </div>
    </div>
  );
}
