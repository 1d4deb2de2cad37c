import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { Stage } from "~/shared/api/types";
import { deal_dialogs } from "../dialogs/open-dialogs";
import styles from "./board-column.module.css";

export function EmptyColumn(props: { stage?: Stage }) {
  const { t } = useLingui();
  const { stage } = props;
  if (!stage) return <p className={styles.empty}>{t`No deals here.`}</p>;
  const rule = stage.exit_criteria.map((c) => c.says).join(" · ");
  return (
    <div className={styles.empty}>
      <p>{rule ? t`To leave this stage: ${rule}` : (stage.purpose ?? t`No deals here.`)}</p>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => deal_dialogs.open({ kind: "new_deal", stage_id: stage.id })}
      >
        {t`Add a deal`}
      </Button>
    </div>
  );
}
