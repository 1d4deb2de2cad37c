import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { by_name } from "~/shared/format/names";
import { users_query } from "~/shared/session";
import type { Member } from "./api/setting-types";
import { teams_query } from "./api/list-teams";
import { PasswordDialog } from "./password-dialog";
import { Row, Section } from "./section";
import styles from "./settings.module.css";
import { TeamsSection } from "./teams-section";
import { useRoleWords } from "./use-role-words";
import { UserDialog } from "./user-dialog";

type Open = { kind: "user"; user: Member | null } | { kind: "password"; user: Member } | null;

export function PeopleSection() {
  const { t, i18n } = useLingui();
  const users = useQuery(users_query).data as Member[] | undefined;
  const teams = useQuery(teams_query).data ?? [];
  const words = useRoleWords();
  const [open, set_open] = useState<Open>(null);
  const team_of = (user: Member) => teams.find((team) => team.id === user.team_id)?.name;
  const sorted = (users ?? []).toSorted(
    (a, b) => Number(b.active) - Number(a.active) || by_name(i18n.locale)(a, b),
  );
  return (
    <>
      <Section
        title={t`Users`}
        says={t`A role says what somebody may do, visibility whose records they see.`}
        tools={
          <Button
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => set_open({ kind: "user", user: null })}
          >{t`New user`}</Button>
        }
      >
        <ul className={styles.rows}>
          {sorted.map((user) => (
            <Row
              key={user.id}
              off={!user.active}
              name={
                <>
                  {user.name}
                  {user.active ? null : <span className={styles.badge}>{t`Inactive`}</span>}
                </>
              }
              meta={[
                user.email ?? t`cannot sign in`,
                words.roles[user.role],
                words.visibilities[user.visibility],
                team_of(user),
              ]
                .filter(Boolean)
                .join(" · ")}
              tools={
                <>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    disabled={!user.email}
                    aria-label={t`Set the password of ${user.name}`}
                    onClick={() => set_open({ kind: "password", user })}
                  >{t`Password`}</Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t`Edit ${user.name}`}
                    onClick={() => set_open({ kind: "user", user })}
                  >{t`Edit`}</Button>
                </>
              }
            />
          ))}
        </ul>
      </Section>
      {/* Below the users, so not before them: it would jump. */}
      {users ? <TeamsSection teams={teams} /> : null}
      {open?.kind === "user" ? (
        <UserDialog user={open.user} teams={teams} close={() => set_open(null)} />
      ) : null}
      {open?.kind === "password" ? <PasswordDialog user={open.user} close={() => set_open(null)} /> : null}
    </>
  );
}
