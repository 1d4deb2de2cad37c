import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useUsers } from "~/shared/session";
import { edit_team } from "./api/edit-team";
import { make_team } from "./api/make-team";
import type { Team } from "./api/setting-types";
import { NameDialog } from "./name-dialog";
import { Row, Section } from "./section";
import styles from "./settings.module.css";

export function TeamsSection(props: { teams: Team[] }) {
  const { t } = useLingui();
  const users = useUsers();
  const [open, set_open] = useState<Team | "new" | null>(null);
  const size = (team: Team) => users.filter((u) => u.team_id === team.id && u.active).length;
  return (
    <Section
      title={t`Teams`}
      tools={
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set_open("new")}
        >{t`New team`}</Button>
      }
    >
      <ul className={styles.rows}>
        {props.teams.length === 0 ? <li className={styles.none}>{t`No teams yet.`}</li> : null}
        {props.teams.map((team) => (
          <Row
            key={team.id}
            name={team.name}
            meta={t`${plural(size(team), { one: "# active user", other: "# active users" })}`}
            tools={
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t`Rename ${team.name}`}
                onClick={() => set_open(team)}
              >{t`Rename`}</Button>
            }
          />
        ))}
      </ul>
      {open ? (
        <NameDialog
          title={open === "new" ? t`New team` : open.name}
          name={open === "new" ? "" : open.name}
          refresh={["teams"]}
          send={(name) =>
            open === "new" ? make_team(name) : edit_team(open.id, { name, expected_version: open.version })
          }
          close={() => set_open(null)}
        />
      ) : null}
    </Section>
  );
}
