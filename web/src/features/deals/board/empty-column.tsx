import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { Stage } from "~/shared/api/types";
import { deal_dialogs } from "../dialogs/open-dialogs";
import styles from "./board-column.module.css";

export function EmptyColumn(props: { stage: Stage }) {
  const { t } = useLingui();
  const rule = props.stage.exit_criteria.map((c) => c.says).join(" · ");
  return (
    <div className={styles.empty}>
      <p>{rule ? t`To leave this stage: ${rule}` : (props.stage.purpose ?? t`No deals here.`)}</p>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => deal_dialogs.open({ kind: "new_deal", stage_id: props.stage.id })}
      >
        {t`Add a deal`}
      </Button>
    </div>
  );
}
