import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type MouseEvent, useLayoutEffect, useRef } from "react";
import type { DealActions } from "../actions/deal-actions";
import { anchor_of, deal_dialogs } from "../dialogs/open-dialogs";
import styles from "./bulk-bar.module.css";
import { close_deals, type Outcome } from "./close-deals";
import { MARKED_MAX, type Selection, useSelection } from "./selection";

const GAP_PX = 8;

type BulkBarProps = {
  selection: Selection;
  actions: DealActions;
  // All that the view could show, where marking takes the loaded ones only.
  total?: number | null;
  // The view shows deals that are not open.
  closed?: boolean;
};

// What can be done to the marked deals, on every view that marks. It stands in what carries data-deals, so that the
// focus goes back there when the bar goes.
export function BulkBar(props: BulkBarProps) {
  const chosen = useSelection(props.selection);
  return chosen.size === 0 ? null : <Bar {...props} deal_ids={[...chosen]} />;
}

function Bar({ selection, actions, deal_ids, total, closed }: BulkBarProps & { deal_ids: string[] }) {
  const { t } = useLingui();
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const node = bar.current;
    const deals = node?.closest("[data-deals]");
    return () => {
      if (node?.contains(document.activeElement)) requestAnimationFrame(() => focus_current(deals));
    };
  }, []);
  useLayoutEffect(() => {
    const node = bar.current;
    if (!node) return;
    const { style } = document.documentElement;
    // Messages stand above a bar at the bottom, on however many lines it is.
    const watch = new ResizeObserver(() => {
      const { top } = node.getBoundingClientRect();
      if (top > innerHeight / 2) style.setProperty("--toasts-up", `${innerHeight - top + GAP_PX}px`);
    });
    watch.observe(node);
    return () => {
      watch.disconnect();
      style.removeProperty("--toasts-up");
    };
  }, []);
  const count = deal_ids.length;
  const some = total && count < total ? total : null;
  const says = some
    ? t`${count} of ${some} marked`
    : t`${plural(count, { one: "# marked", other: "# marked" })}`;
  const open = (kind: "move" | "assign") => (event: MouseEvent) =>
    deal_dialogs.open({ kind, deal_ids, anchor: anchor_of(event.currentTarget), actions });
  const close = (outcome: Outcome) => () => close_deals(actions, deal_ids, outcome);
  const reopen = { label: t`Open again`, run: () => void actions.reopen_all(deal_ids) };
  const actions_shown = [
    ...(closed ? [reopen] : []),
    { label: t`Move …`, run: open("move") },
    { label: t`Assign …`, run: open("assign") },
    { label: t`Won`, run: close("won") },
    { label: t`Lost …`, run: close("lost") },
    { label: t`Park …`, run: close("parked") },
  ];
  return (
    <div ref={bar} className={styles.bulk} role="toolbar" aria-label={t`Marked deals`}>
      <strong>{count === MARKED_MAX ? `${says} (${t`no more at once`})` : says}</strong>
      {actions_shown.map(({ label, run }) => (
        <Button key={label} size="compact-sm" variant="subtle" onClick={run}>
          {label}
        </Button>
      ))}
      <ActionIcon aria-label={t`Unmark all`} onClick={() => selection.clear()}>
        <IconX size={15} />
      </ActionIcon>
    </div>
  );
}

function focus_current(deals: Element | null | undefined) {
  deals?.querySelector<HTMLElement>('[data-deal-id][tabindex="0"], [data-cell][tabindex="0"]')?.focus();
}
