import { useLingui } from "@lingui/react/macro";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { type PointerEvent, useRef } from "react";
import styles from "./grid.module.css";
import type { Column } from "./grid-types";
import type { ColumnWidths } from "./use-column-widths";

// The head of a column: its button sorts, its right border is pulled to a width and double-clicked back.
export function HeadCell<Row>(props: {
  column: Column<Row>;
  index: number;
  colindex: number;
  tab_stop: boolean;
  sort: string;
  set_sort: (sort: string) => void;
  widths: ColumnWidths;
  on_focus: () => void;
}) {
  const { t } = useLingui();
  const { column, sort, index, widths } = props;
  const cell = useRef<HTMLDivElement>(null);
  const from = useRef<{ x: number; px: number } | null>(null);
  const key = column.sort;
  const up = key !== undefined && sort === key;
  const down = key !== undefined && sort === `-${key}`;
  const focusable = {
    "data-cell": `-1:${index}`,
    tabIndex: props.tab_stop ? 0 : -1,
    onFocus: props.on_focus,
    title: t`Shift and arrows, or pulling its border, change the width`,
  };
  const pulled_to = (event: PointerEvent) =>
    from.current ? from.current.px + event.clientX - from.current.x : 0;
  return (
    <div
      ref={cell}
      role="columnheader"
      aria-colindex={props.colindex}
      aria-sort={up ? "ascending" : down ? "descending" : undefined}
      data-align={column.align}
      className={styles.head_cell}
      {...(key ? { tabIndex: -1 } : focusable)}
    >
      {key ? (
        <button type="button" {...focusable} onClick={() => props.set_sort(down ? key : `-${key}`)}>
          {column.label}
          {up ? <IconArrowUp size={13} aria-hidden /> : null}
          {down ? <IconArrowDown size={13} aria-hidden /> : null}
        </button>
      ) : (
        <span>{column.label}</span>
      )}
      <span
        className={styles.border}
        aria-hidden
        data-border={column.key}
        onPointerDown={(event) => {
          from.current = { x: event.clientX, px: cell.current?.getBoundingClientRect().width ?? 0 };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => from.current && widths.pull(column.key, pulled_to(event))}
        onPointerUp={(event) => {
          if (from.current && event.clientX !== from.current.x) widths.set(column.key, pulled_to(event));
          from.current = null;
        }}
        onPointerCancel={() => {
          from.current = null;
        }}
        onDoubleClick={() => widths.set(column.key, null)}
      />
    </div>
  );
}
