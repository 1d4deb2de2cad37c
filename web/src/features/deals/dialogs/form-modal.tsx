import { useLingui } from "@lingui/react/macro";
import { Button, Modal } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Problem } from "~/shared/api/problem";
import { useProblemText } from "~/shared/ui/use-problem-text";
import styles from "./dialogs.module.css";

type FormModalProps = {
  title: string;
  submit: string;
  danger?: boolean;
  busy?: boolean;
  disabled?: boolean;
  // Why the server refused. What it says of `fields` stands beside them already; the rest is told below the form.
  problem?: Problem | null;
  fields?: string[];
  close: () => void;
  // What Cancel drops; closed in any other way, a draft stays.
  discard?: () => void;
  on_submit: () => void;
  children: ReactNode;
};

export function FormModal(props: FormModalProps) {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const form = useRef<HTMLFormElement>(null);
  const { problem, fields = [] } = props;
  const [half, set_half] = useState("");
  const rest = problem?.without(fields);
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problem]);
  const cancel = () => {
    props.discard?.();
    props.close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A date typed in part is empty to the page; only the browser knows that there is something.
    const half = unreadable_in(form.current);
    set_half(half?.labels?.[0]?.textContent ?? "");
    if (half) half.focus();
    else props.on_submit();
  };
  return (
    <Modal
      opened
      onClose={props.close}
      title={props.title}
      closeButtonProps={{ "aria-label": t`Close` }}
      returnFocus={false}
    >
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        {props.children}
        {half ? (
          <p role="alert" className={styles.error}>
            {t`${half}: what is typed is not complete.`}
          </p>
        ) : null}
        {rest ? (
          <p role="alert" className={styles.error}>
            {problem_text(rest)}
          </p>
        ) : null}
        <div className={styles.buttons}>
          <Button variant="default" onClick={cancel}>{t`Cancel`}</Button>
          <Button type="submit" loading={props.busy} disabled={props.disabled}>
            {props.submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function unreadable_in(form: HTMLFormElement | null): HTMLInputElement | undefined {
  return [...(form?.querySelectorAll("input") ?? [])].find((input) => input.validity.badInput);
}
