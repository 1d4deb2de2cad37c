import { useLingui } from "@lingui/react/macro";
import { Menu } from "@mantine/core";
import {
  IconCheck,
  IconClockPause,
  IconSnowflake,
  IconThumbDown,
  IconTrophy,
  IconUser,
} from "@tabler/icons-react";
import type { DealCard } from "~/shared/api/types";
import { usePipelines } from "~/shared/session";
import type { DealActions, MoveTargets } from "../actions/deal-actions";
import { useNextStepActions } from "../actions/use-next-step-actions";
import { AnchoredMenu } from "./anchored-menu";
import styles from "./dialogs.module.css";
import { type Anchor, deal_dialogs } from "./open-dialogs";

// Everything dragging can do, from a menu.
export default function MoveMenu(props: {
  deal_ids: string[];
  anchor: Anchor;
  actions: DealActions;
  close: () => void;
}) {
  const { t } = useLingui();
  const pipelines = usePipelines();
  const steps = useNextStepActions();
  const { deal_ids, actions } = props;
  const [first] = deal_ids;
  const card = first ? actions.card(first) : undefined;
  const stages = (pipelines.find((p) => p.id === card?.pipeline_id) ?? pipelines[0])?.stages ?? [];
  const one = deal_ids.length === 1;
  const targets =
    actions.targets ??
    ({
      label: t`Move to a stage`,
      list: stages.toSorted((a, b) => a.position - b.position),
      has: (deal, id) => deal.stage_id === id,
      move: (by, ids, id) => by.move_all(ids, id),
    } satisfies MoveTargets);
  const is_there = (id: string) => Boolean(one && card && targets.has(card, id));
  // The focus cannot go to the place where the deal is, which is the first one for many.
  const first_free = card?.next_activity_id && one ? null : targets.list.find(({ id }) => !is_there(id))?.id;
  const move = (id: string) => {
    props.close();
    void targets.move(actions, deal_ids, id);
  };
  const then = (change: (card: DealCard) => void) => {
    props.close();
    if (card) change(card);
  };
  const next = (kind: "win" | "lose" | "park") => deal_dialogs.open({ kind, deal_ids, actions });
  return (
    <AnchoredMenu anchor={props.anchor} label={targets.label} close={props.close}>
      {one && card?.next_activity_id ? (
        <>
          <Menu.Item leftSection={<IconCheck size={16} aria-hidden />} onClick={() => then(steps.done)}>
            {t`Next step is done`}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconClockPause size={16} aria-hidden />}
            onClick={() => then(steps.snooze)}
          >
            {t`Put the next step off by a day`}
          </Menu.Item>
          <Menu.Divider />
        </>
      ) : null}
      <Menu.Label>{actions.targets?.label ?? t`Move to`}</Menu.Label>
      {targets.list.map(({ id, name }, index) => (
        <Menu.Item
          key={id}
          disabled={is_there(id)}
          data-autofocus={id === first_free || undefined}
          onClick={() => move(id)}
          rightSection={!actions.targets && index < 9 ? <kbd className={styles.key}>{index + 1}</kbd> : null}
        >
          {name}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconTrophy size={16} aria-hidden />}
        onClick={() => next("win")}
      >
        {t`Won …`}
      </Menu.Item>
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconThumbDown size={16} aria-hidden />}
        onClick={() => next("lose")}
      >
        {t`Lost …`}
      </Menu.Item>
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconSnowflake size={16} aria-hidden />}
        onClick={() => next("park")}
      >
        {t`Park …`}
      </Menu.Item>
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconUser size={16} aria-hidden />}
        onClick={() => deal_dialogs.open({ kind: "assign", deal_ids, anchor: props.anchor, actions })}
      >
        {t`Assign …`}
      </Menu.Item>
    </AnchoredMenu>
  );
}
