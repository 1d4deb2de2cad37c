import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { format_instant } from "~/shared/format/dates";
import { useSession } from "~/shared/session";
import { browser_of } from "./browser-of";
import { end_session } from "./api/end-session";
import { sessions_query } from "./api/list-sessions";
import { Fault, Row, Section } from "./section";
import styles from "./settings.module.css";
import { useSave } from "./use-save";

export function SessionsList() {
  const { t, i18n } = useLingui();
  const { workspace } = useSession();
  const { data } = useQuery(sessions_query);
  const end = useSave(end_session, { says: t`That session is signed out.`, refresh: ["sessions"] });
  const at = (instant: string) => format_instant(instant, i18n.locale, workspace.time_zone);
  return (
    <Section
      title={t`Where you are signed in`}
      says={t`Sign out what you do not recognise, then change the password.`}
    >
      <Fault text={end.text} />
      <ul className={styles.rows}>
        {(data ?? []).map((session) => {
          const browser = browser_of(session.user_agent);
          return (
            <Row
              key={session.id}
              name={
                <>
                  {browser
                    ? t`${browser.name} on ${browser.system}`
                    : session.user_agent || t`Unknown browser`}
                  {session.current ? <span className={styles.badge}>{t`This browser`}</span> : null}
                </>
              }
              meta={`${t`Last seen ${at(session.seen_at)}`} · ${session.remote_address}`}
              tools={
                session.current ? null : (
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => end.run(session.id)}
                  >{t`Sign out`}</Button>
                )
              }
            />
          );
        })}
      </ul>
    </Section>
  );
}
