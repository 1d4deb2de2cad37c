import { useLingui } from "@lingui/react/macro";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useRef, useState } from "react";
import { usePreference } from "~/shared/preference";
import styles from "./board-column.module.css";
import { useColumn } from "./board-context";
import type { ColumnView } from "./board-store";
import { ColumnHead } from "./column-head";
import { DealCardView } from "./deal-card";
import { EmptyColumn } from "./empty-column";
import { FoldedColumn } from "./folded-column";
import { GatePreview } from "./gate-preview";
import type { Lane } from "./lanes";
import { useColumnDrop } from "./use-column-drop";
import { useColumnHold } from "./use-column-hold";
import { useNextWindow } from "./use-next-window";
import { WaitingChip } from "./waiting-chip";

const CARD_PX = { comfortable: 96, compact: 64 };
const GAP_PX = 8;
const OVERSCAN = 4;

export const BoardColumnView = memo(function BoardColumnView(props: { lane: Lane; number: number }) {
  const { lane } = props;
  const column = useColumn(lane.id);
  const [folded, set_folded] = usePreference<"yes" | "no">(`folded.${lane.id}`, "no");
  if (!column) return null;
  if (folded === "yes") return <FoldedColumn column={column} unfold={() => set_folded("no")} />;
  return <OpenColumn column={column} number={props.number} fold={() => set_folded("yes")} />;
});

function OpenColumn(props: { column: ColumnView; number: number; fold: () => void }) {
  const { t } = useLingui();
  const { column } = props;
  const { lane } = column;
  const [density] = usePreference<"comfortable" | "compact">("density", "comfortable");
  const list = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLElement>(null);
  const [tab_stop, set_tab_stop] = useState<string | null>(null);
  const drop = useColumnDrop(root, list, lane);
  const hold = useColumnHold(lane.id, root, column.stamp);
  const { ids } = column;
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => list.current,
    estimateSize: () => CARD_PX[density] + GAP_PX,
    getItemKey: (index) => ids[index] ?? index,
    overscan: OVERSCAN,
    paddingEnd: GAP_PX,
  });
  useEffect(() => rows.measure(), [density, rows]);
  const shown = rows.getVirtualItems();
  useNextWindow(lane.id, column.next_cursor, (shown.at(-1)?.index ?? 0) >= ids.length - 10);

  // Keys ask for a card that may not be drawn yet: the board finds the column by this.
  useEffect(() => {
    const node = root.current;
    if (!node) return;
    const on_seek = (event: Event) =>
      rows.scrollToIndex((event as CustomEvent<number>).detail, { align: "auto" });
    node.addEventListener("seek-card", on_seek);
    return () => node.removeEventListener("seek-card", on_seek);
  }, [rows]);

  const stop = tab_stop && ids.includes(tab_stop) ? tab_stop : (shown[0] && ids[shown[0].index]) || null;
  return (
    <section
      ref={root}
      className={styles.column}
      data-lane-id={lane.id}
      data-over={drop.over || undefined}
      aria-labelledby={`head-${lane.id}`}
      {...hold}
    >
      <ColumnHead column={column} number={props.number} fold={props.fold} />
      {column.waiting > 0 ? <WaitingChip lane_id={lane.id} count={column.waiting} /> : null}
      {drop.over && drop.deal_id && lane.stage ? (
        <GatePreview deal_id={drop.deal_id} stage={lane.stage} />
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={list} data-cards className={styles.list} tabIndex={ids.length === 0 ? undefined : -1}>
        {ids.length === 0 ? (
          <EmptyColumn stage={lane.stage} />
        ) : (
          <div
            role="list"
            aria-label={lane.name}
            style={{ height: rows.getTotalSize(), position: "relative" }}
            onFocus={(event) => {
              const id = (event.target as HTMLElement).closest<HTMLElement>("[data-deal-id]")?.dataset.dealId;
              if (id) set_tab_stop(id);
            }}
          >
            {shown.map((row) => {
              const id = ids[row.index];
              if (!id) return null;
              return (
                <div
                  key={row.key}
                  role="presentation"
                  className={styles.slot}
                  data-done={t`Done`}
                  data-snooze={t`Tomorrow`}
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  <DealCardView id={id} index={row.index} of={column.totals.count} tab_stop={id === stop} />
                  {drop.mark?.deal_id === id ? (
                    <div className={styles.mark} data-half={drop.mark.half} />
                  ) : null}
                </div>
              );
            })}
          </div>
        )}
      </div>
    </section>
  );
}
