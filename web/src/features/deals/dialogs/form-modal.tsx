import { useLingui } from "@lingui/react/macro";
import { Button, Modal } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import styles from "./dialogs.module.css";

export function FormModal(props: {
  title: string;
  submit: string;
  danger?: boolean;
  busy?: boolean;
  disabled?: boolean;
  close: () => void;
  on_submit: () => void;
  children: ReactNode;
}) {
  const { t } = useLingui();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.on_submit();
  };
  return (
    <Modal
      opened
      onClose={props.close}
      title={props.title}
      closeButtonProps={{ "aria-label": t`Close` }}
      returnFocus={false}
    >
      <form className={styles.form} onSubmit={submit} noValidate={false}>
        {props.children}
        <div className={styles.buttons}>
          <Button variant="default" onClick={props.close}>{t`Cancel`}</Button>
          <Button type="submit" loading={props.busy} disabled={props.disabled}>
            {props.submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
