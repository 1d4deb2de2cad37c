import { dropTargetForElements, monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useLingui } from "@lingui/react/macro";
import { IconSnowflake, IconThumbDown, IconTrophy } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useBoard } from "./board-context";
import { close_deals, type Outcome } from "../bulk/close-deals";
import styles from "./outcome-strips.module.css";
import { touch_drag } from "./touch-drag";
import { is_deal_drag } from "./use-card-drag";

// Won, lost and parked are outcomes, not stages: they rise only while a card is being dragged.
export function OutcomeStrips() {
  const { t } = useLingui();
  const [dragging, set_dragging] = useState(false);
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => is_deal_drag(source.data),
        onDragStart: () => set_dragging(true),
        onDrop: () => set_dragging(false),
      }),
    [],
  );
  const in_hand = useSyncExternalStore(touch_drag.subscribe, () => touch_drag.get() !== null);
  if (!dragging && !in_hand) return null;
  return (
    <div className={styles.strips}>
      <Strip outcome="won" icon={<IconTrophy size={18} aria-hidden />} label={t`Won`} />
      <Strip outcome="lost" icon={<IconThumbDown size={18} aria-hidden />} label={t`Lost`} />
      <Strip outcome="parked" icon={<IconSnowflake size={18} aria-hidden />} label={t`Park`} />
    </div>
  );
}

function Strip(props: { outcome: Outcome; icon: ReactNode; label: string }) {
  const world = useBoard();
  const root = useRef<HTMLDivElement>(null);
  const [over, set_over] = useState(false);
  const { outcome } = props;
  const in_hand = useSyncExternalStore(touch_drag.subscribe, () => {
    const above = touch_drag.get()?.over;
    return Boolean(above && "outcome" in above && above.outcome === outcome);
  });
  useEffect(() => {
    if (!root.current) return;
    return dropTargetForElements({
      element: root.current,
      canDrop: ({ source }) => is_deal_drag(source.data),
      onDragEnter: () => set_over(true),
      onDragLeave: () => set_over(false),
      onDrop: ({ source }) => {
        set_over(false);
        if (!is_deal_drag(source.data)) return;
        const chosen = world.selection.get();
        const { deal_id } = source.data;
        close_deals(world.actions, chosen.has(deal_id) ? [...chosen] : [deal_id], outcome);
      },
    });
  }, [outcome, world]);
  return (
    <div ref={root} className={styles.strip} data-outcome={outcome} data-over={over || in_hand || undefined}>
      {props.icon}
      {props.label}
    </div>
  );
}
