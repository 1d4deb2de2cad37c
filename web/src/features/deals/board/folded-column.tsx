import { useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import styles from "./board-column.module.css";
import type { ColumnView } from "./board-store";
import { useColumnDrop } from "./use-column-drop";

const NO_LIST = { current: null };

export function FoldedColumn(props: { column: ColumnView; unfold: () => void }) {
  const { t } = useLingui();
  const { lane, totals } = props.column;
  const root = useRef<HTMLElement>(null);
  const drop = useColumnDrop(root, NO_LIST, lane);
  return (
    <section ref={root} className={styles.folded} aria-label={lane.name} data-over={drop.over || undefined}>
      <button type="button" onClick={props.unfold} aria-label={t`Unfold ${lane.name}`}>
        <span>{lane.name}</span>
        <span className="num">{totals.count}</span>
      </button>
    </section>
  );
}
