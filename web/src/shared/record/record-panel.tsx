import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { something_floats } from "~/shared/commands";
import styles from "./record.module.css";

// A record beside the list it was opened from. Not modal: the list stays usable. Escape closes and gives the focus back.
export function RecordPanel(props: {
  label: string;
  head: ReactNode;
  tools?: ReactNode;
  full?: boolean;
  close?: () => void;
  children: ReactNode;
}) {
  const { t } = useLingui();
  const root = useRef<HTMLElement>(null);
  const { close, full } = props;
  useEffect(() => {
    if (full) return;
    const before = document.activeElement as HTMLElement | null;
    const id = before?.closest<HTMLElement>("[data-deal-id]")?.dataset.dealId;
    root.current?.focus({ preventScroll: true });
    return () => {
      const again = before?.isConnected
        ? before
        : id
          ? document.querySelector<HTMLElement>(`[data-deal-id="${id}"]`)
          : null;
      again?.focus({ preventScroll: true });
    };
  }, [full]);
  // Before a dialog takes the same key: it would be gone by the time we looked for it.
  const leave = useRef(close);
  leave.current = close;
  useEffect(() => {
    const on_key = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (something_floats()) return;
      if (event.target instanceof HTMLElement && event.target.closest("textarea, input, select")) return;
      leave.current?.();
    };
    addEventListener("keydown", on_key, true);
    return () => removeEventListener("keydown", on_key, true);
  }, []);
  return (
    <aside
      ref={root}
      className={styles.panel}
      data-full={full || undefined}
      aria-label={props.label}
      tabIndex={-1}
    >
      <div className={styles.head}>
        <div className={styles.head_row}>
          <div>{props.head}</div>
          <div className={styles.head_tools}>
            {props.tools}
            {close ? (
              <ActionIcon aria-label={t`Close`} onClick={close}>
                <IconX size={16} />
              </ActionIcon>
            ) : null}
          </div>
        </div>
      </div>
      <div className={styles.body}>{props.children}</div>
    </aside>
  );
}
