import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { anchor_of, deal_dialogs } from "../dialogs/open-dialogs";
import { useBoard } from "./board-context";
import styles from "./board-view.module.css";
import { close_deals } from "./close-deals";
import { useSelection } from "./selection";

export function BulkBar() {
  const { t } = useLingui();
  const world = useBoard();
  const chosen = useSelection(world.selection);
  const { actions } = world;
  if (chosen.size === 0) return null;
  const deal_ids = [...chosen];
  const count = chosen.size;
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t`Marked deals`}>
      <strong>{t`${plural(count, { one: "# marked", other: "# marked" })}`}</strong>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={(e) =>
          deal_dialogs.open({ kind: "move", deal_ids, anchor: anchor_of(e.currentTarget), actions })
        }
      >{t`Move …`}</Button>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={(e) =>
          deal_dialogs.open({ kind: "assign", deal_ids, anchor: anchor_of(e.currentTarget), actions })
        }
      >{t`Assign …`}</Button>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => close_deals(world, deal_ids, "won")}
      >{t`Won`}</Button>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => close_deals(world, deal_ids, "lost")}
      >{t`Lost …`}</Button>
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => close_deals(world, deal_ids, "parked")}
      >{t`Park …`}</Button>
      <ActionIcon aria-label={t`Unmark all`} onClick={() => world.selection.clear()}>
        <IconX size={15} />
      </ActionIcon>
    </div>
  );
}
