import { useLingui } from "@lingui/react/macro";
import { IconCloudOff } from "@tabler/icons-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { format_time } from "~/shared/format/dates";
import { live } from "~/shared/live/live-stream";
import { useSession } from "~/shared/session";
import styles from "./shell.module.css";

// A short break heals unseen; a longer one is told.
const UNSEEN_MS = 3000;

export function OfflineBar() {
  const { t, i18n } = useLingui();
  const { workspace } = useSession();
  const lost_at = useSyncExternalStore(live.subscribe, live.lost_at);
  const [shown, set_shown] = useState(false);
  useEffect(() => {
    set_shown(false);
    if (lost_at === null) return;
    const timer = setTimeout(() => set_shown(true), UNSEEN_MS);
    return () => clearTimeout(timer);
  }, [lost_at]);
  if (!shown || lost_at === null) return null;
  const time = format_time(lost_at, i18n.locale, workspace.time_zone);
  return (
    <div className={styles.offline} role="status">
      <IconCloudOff size={16} aria-hidden />{" "}
      {t`Connection lost. Shown as of ${time}; it comes back by itself.`}
    </div>
  );
}
