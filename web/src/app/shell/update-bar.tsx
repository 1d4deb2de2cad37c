import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { updates } from "~/app/offline/updates";
import styles from "./shell.module.css";

export function UpdateBar() {
  const { t } = useLingui();
  const ready = useSyncExternalStore(updates.subscribe, updates.get);
  if (!ready) return null;
  return (
    <div className={styles.update} role="status">
      {t`A new version of Penstock is ready. What you are typing is kept.`}
      <Button size="compact-sm" variant="light" onClick={() => updates.take()}>
        {t`Load it`}
      </Button>
    </div>
  );
}
