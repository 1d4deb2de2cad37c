import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { toasts } from "~/shared/ui/toasts";
import styles from "./toast-stack.module.css";

export function ToastStack() {
  const { t } = useLingui();
  const shown = useSyncExternalStore(toasts.subscribe, toasts.get);
  return (
    <section className={styles.stack} aria-label={t`Messages`}>
      {shown.map((toast) => (
        <div key={toast.id} className={styles.toast} role={toast.kind === "refused" ? "alert" : undefined}>
          {toast.kind === "refused" ? (
            <IconAlertTriangle size={16} className={styles.warn} aria-hidden />
          ) : null}
          <span className={styles.says}>{toast.says}</span>
          {toast.action ? (
            <Button size="compact-sm" variant="subtle" onClick={toast.action.run}>
              {toast.action.label}
            </Button>
          ) : null}
          <ActionIcon aria-label={t`Close message`} onClick={() => toasts.hide(toast.id)}>
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
    </section>
  );
}
