import { useLingui } from "@lingui/react/macro";
import { IconLock } from "@tabler/icons-react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { live } from "~/shared/live/live-stream";
import { useNoChangesWords } from "~/shared/live/use-no-changes-words";
import { usePermission } from "~/shared/session";
import { announcer } from "~/shared/ui/announcer";
import styles from "./shell.module.css";

export function NoChangesBar() {
  const { t } = useLingui();
  const { why, remedy } = useNoChangesWords();
  const runs_it = usePermission("manage_workspace");
  const refused = useSyncExternalStore(live.subscribe, live.why_no_changes);
  const was_refused = useRef(false);
  useEffect(() => {
    if (was_refused.current && !refused) announcer.say(t`Changes are taken again.`);
    was_refused.current = refused !== null;
  }, [refused, t]);
  // The place is there before the words, or a screen reader says nothing.
  return (
    <div role="status">
      {refused ? (
        <div className={styles.told}>
          <IconLock size={16} aria-hidden className={styles.told_icon} />
          <div>
            <p>
              {why[refused]} {t`What is shown is still right to read. This goes away by itself.`}
            </p>
            {runs_it ? <p className={styles.remedy}>{remedy[refused]}</p> : null}
          </div>
        </div>
      ) : null}
    </div>
  );
}
