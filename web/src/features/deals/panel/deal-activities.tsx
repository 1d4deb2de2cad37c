import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ActivityRow } from "~/features/activities/activity-row";
import { activities_query } from "~/features/activities/activities-api";
import styles from "~/shared/record/record.module.css";
import { deal_dialogs } from "../dialogs/open-dialogs";
import panel from "./panel.module.css";

export function DealActivities(props: { deal_id: string }) {
  const { t } = useLingui();
  const { deal_id } = props;
  const { data } = useQuery(activities_query({ deal_id, state: "open" }));
  const items = data?.items ?? [];
  return (
    <section className={panel.block}>
      <h3>{t`Next steps`}</h3>
      {items.length === 0 ? (
        <p className={styles.none}>
          {t`No next step.`}{" "}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => deal_dialogs.open({ kind: "next_step", deal_ids: [deal_id] })}
          >
            {t`Plan the next step`}
          </Button>
        </p>
      ) : (
        <ul className={styles.list}>
          {items.map((activity) => (
            <ActivityRow key={activity.id} activity={activity} />
          ))}
        </ul>
      )}
    </section>
  );
}
