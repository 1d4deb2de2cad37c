import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { Stage } from "~/shared/api/types";
import { deal_dialogs } from "../dialogs/open-dialogs";
import { useBoard } from "./board-context";
import { is_narrowed } from "./board-query";
import styles from "./board-column.module.css";

export function EmptyColumn(props: { stage?: Stage }) {
  const { t } = useLingui();
  const { stage } = props;
  const { filter } = useBoard();
  // What the stage asks for is no answer to a search.
  if (is_narrowed(filter)) return <p className={styles.empty}>{t`No deal here meets the filter.`}</p>;
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
