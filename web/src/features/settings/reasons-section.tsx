import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { edit_reason } from "./api/edit-reason";
import { reasons_query } from "./api/list-reasons";
import { make_reason } from "./api/make-reason";
import type { Reason } from "./api/setting-types";
import { MoveButtons } from "./move-buttons";
import { NameDialog } from "./name-dialog";
import { Fault, Row, Section } from "./section";
import styles from "./settings.module.css";
import { useSave } from "./use-save";

export function ReasonsSection() {
  const { t } = useLingui();
  const reasons = (useQuery(reasons_query).data ?? []).toSorted((a, b) => a.position - b.position);
  const [open, set_open] = useState<Reason | "new" | null>(null);
  const refresh = ["lost_reasons"];
  const change = useSave(
    (c: { id: string; active?: boolean; position?: number }) => {
      const { id, ...body } = c;
      return edit_reason(id, body);
    },
    { says: null, refresh },
  );
  return (
    <Section
      title={t`Reasons of loss`}
      says={t`Asked for when a deal is lost. A short list is answered honestly; six are plenty.`}
      tools={
        <Button
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set_open("new")}
        >{t`New reason`}</Button>
      }
    >
      <Fault text={change.text} />
      <ul className={styles.rows}>
        {reasons.length === 0 ? <li className={styles.none}>{t`No reasons yet.`}</li> : null}
        {reasons.map((reason, index) => (
          <Row
            key={reason.id}
            off={!reason.active}
            name={
              <>
                {reason.name}
                {reason.active ? null : <span className={styles.badge}>{t`Not offered`}</span>}
              </>
            }
            tools={
              <>
                <MoveButtons
                  name={reason.name}
                  index={index}
                  count={reasons.length}
                  move={(position) => change.run({ id: reason.id, position })}
                />
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={
                    reason.active ? t`Do not offer ${reason.name} any more` : t`Offer ${reason.name} again`
                  }
                  onClick={() => change.run({ id: reason.id, active: !reason.active })}
                >
                  {reason.active ? t`Hide` : t`Offer again`}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t`Rename ${reason.name}`}
                  onClick={() => set_open(reason)}
                >{t`Rename`}</Button>
              </>
            }
          />
        ))}
      </ul>
      {open ? (
        <NameDialog
          title={open === "new" ? t`New reason` : open.name}
          name={open === "new" ? "" : open.name}
          refresh={refresh}
          send={(name) => (open === "new" ? make_reason(name) : edit_reason(open.id, { name }))}
          close={() => set_open(null)}
        />
      ) : null}
    </Section>
  );
}
