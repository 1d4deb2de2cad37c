import { useLingui } from "@lingui/react/macro";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { announcer } from "~/shared/ui/announcer";
import { useKeptScroll } from "~/shared/ui/use-kept-scroll";
import { CellEditor } from "./cell-editor";
import styles from "./grid.module.css";
import type { GridProps, Marking } from "./grid-types";
import { HeadCell } from "./head-cell";
import { MarkCell } from "./mark-cell";
import { useKeptCell } from "./use-kept-cell";
import { useColumnWidths } from "./use-column-widths";

const OVERSCAN = 8;
const ROWS_BEFORE_END = 15;
const WIDTH_STEP_PX = 16;
// The heads are the row above the first; the checkboxes, where rows are marked, the column before the first.
const HEAD = -1;
const MARK = -1;
type Place = { row: number; column: number };

// A table of any number of rows: only those in sight are drawn, the next are asked for on the way down.
// Arrows walk the cells and, above the first row, the heads: Enter opens the record or sorts, F2 (or a double click)
// edits the cell, Shift with the arrows changes the width of a head's column or marks rows.
export function Grid<Row extends { id: string }>(props: GridProps<Row>) {
  const { t } = useLingui();
  const { columns, rows, row_px, load_more, marking } = props;
  const first = marking ? MARK : 0;
  const marked_from = useRef(0);
  const scroller = useKeptScroll(props.name, rows.length > 0);
  const [at, set_at] = useState<Place>({ row: 0, column: 0 });
  const [editing, set_editing] = useState<Place | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => row_px,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: OVERSCAN,
  });
  const items = virtual.getVirtualItems();
  const near_end = rows.length > 0 && (items.at(-1)?.index ?? 0) >= rows.length - ROWS_BEFORE_END;
  useEffect(() => {
    if (near_end) load_more?.();
  }, [near_end, load_more]);
  useEffect(() => virtual.measure(), [row_px, virtual]);
  // Another order begins at its top.
  const order = useRef(props.sort);
  useEffect(() => {
    if (order.current !== props.sort) virtual.scrollToOffset(0);
    order.current = props.sort;
  }, [props.sort, virtual]);

  const widths = useColumnWidths(props.name, columns);
  const go = (place: Place) => {
    const next = {
      row: Math.max(HEAD, Math.min(rows.length - 1, place.row)),
      column: Math.max(first, Math.min(columns.length - 1, place.column)),
    };
    set_at(next);
    if (next.row !== HEAD) virtual.scrollToIndex(next.row);
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`)
        ?.focus({ preventScroll: true }),
    );
  };
  useKeptCell(scroller, rows, () => go(at));
  const widen = (by: number) => {
    const column = columns[at.column];
    const head = scroller.current?.querySelector(`[data-cell="${HEAD}:${at.column}"]`);
    const now = head?.closest("[role=columnheader]")?.getBoundingClientRect().width;
    if (!column || !now) return;
    const px = Math.round(now + by);
    widths.set(column.key, px);
    const { label } = column;
    announcer.say(t`${label}: ${px} pixels wide`);
  };
  const mark_between = (from: number, to: number) =>
    marking?.add(rows.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1).map((row) => row.id));
  const mark = (index: number, id: string, with_shift: boolean) => {
    if (with_shift) mark_between(marked_from.current, index);
    else marking?.toggle(id);
    marked_from.current = index;
  };
  const on_key = (event: KeyboardEvent) => {
    if (editing) return;
    const turn = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (at.row === HEAD && event.shiftKey && turn) {
      widen(turn * WIDTH_STEP_PX);
      event.preventDefault();
      return;
    }
    const down = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (marking && at.row !== HEAD && event.shiftKey && down) {
      mark_between(at.row, at.row + down);
      go({ row: Math.max(0, at.row + down), column: at.column });
      event.preventDefault();
      return;
    }
    const steps: Record<string, Place> = {
      ArrowDown: { row: at.row + 1, column: at.column },
      ArrowUp: { row: at.row - 1, column: at.column },
      ArrowRight: { row: at.row, column: at.column + 1 },
      ArrowLeft: { row: at.row, column: at.column - 1 },
      Home: { row: at.row, column: first },
      End: { row: at.row, column: columns.length - 1 },
      PageDown: { row: at.row + 15, column: at.column },
      PageUp: { row: at.row - 15, column: at.column },
    };
    const row = rows[at.row];
    const to = steps[event.key];
    if (to) go(to);
    else if (event.key === "Enter" && row) props.open_row(row);
    else if (event.key === "F2" && columns[at.column]?.edit) set_editing(at);
    else return;
    event.preventDefault();
  };
  const stop_editing = () => {
    const place = editing;
    set_editing(null);
    if (place) go(place);
  };
  const template = marking ? with_marks(widths.template) : widths.template;
  const place_of_column = (index: number) => index - first + 1;
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={props.label}
        aria-rowcount={(props.total ?? rows.length) + 1}
        aria-colcount={place_of_column(columns.length - 1)}
        aria-multiselectable={marking ? true : undefined}
        data-marks={marking ? true : undefined}
        aria-busy={props.busy}
        tabIndex={rows.length === 0 ? 0 : -1}
        onKeyDown={on_key}
      >
        <div role="row" aria-rowindex={1} tabIndex={-1} className={styles.head} style={template}>
          {marking ? (
            <div role="columnheader" aria-colindex={1} className={styles.head_cell}>
              <AllMark
                marking={marking}
                rows={rows}
                tab_stop={at.row === HEAD && at.column === MARK}
                on_focus={() => set_at({ row: HEAD, column: MARK })}
              />
            </div>
          ) : null}
          {columns.map((column, index) => (
            <HeadCell
              key={column.key}
              column={column}
              index={index}
              colindex={place_of_column(index)}
              tab_stop={at.row === HEAD && at.column === index}
              sort={props.sort}
              set_sort={props.set_sort}
              widths={widths}
              on_focus={() => set_at({ row: HEAD, column: index })}
            />
          ))}
        </div>
        {rows.length === 0 ? (
          <div role="row" tabIndex={-1} className={styles.empty}>
            <div role="gridcell" tabIndex={-1}>
              {props.empty}
            </div>
          </div>
        ) : (
          <div
            role="rowgroup"
            style={{ height: virtual.getTotalSize(), position: "relative", minWidth: template.minWidth }}
          >
            {items.map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              const marked = marking?.marked.has(row.id);
              return (
                <div
                  key={item.key}
                  role="row"
                  tabIndex={-1}
                  aria-rowindex={item.index + 2}
                  aria-selected={marked}
                  data-row-id={row.id}
                  className={styles.row}
                  style={{ ...template, height: row_px, transform: `translateY(${item.start}px)` }}
                >
                  {marking ? (
                    <div role="gridcell" aria-colindex={1} className={styles.cell}>
                      <MarkCell
                        cell={`${item.index}:${MARK}`}
                        label={marking.row_says(row)}
                        checked={Boolean(marked)}
                        tab_stop={at.row === item.index && at.column === MARK}
                        on_focus={() => set_at({ row: item.index, column: MARK })}
                        toggle={(with_shift) => mark(item.index, row.id, with_shift)}
                      />
                    </div>
                  ) : null}
                  {columns.map((column, index) => {
                    const here = { row: item.index, column: index };
                    const is_editing = editing?.row === here.row && editing.column === here.column;
                    return (
                      <div
                        key={column.key}
                        role="gridcell"
                        aria-colindex={place_of_column(index)}
                        data-cell={`${item.index}:${index}`}
                        data-align={column.align}
                        data-editable={column.edit ? true : undefined}
                        className={styles.cell}
                        tabIndex={at.row === here.row && at.column === index ? 0 : -1}
                        title={column.edit && !is_editing ? t`F2 or double click to edit` : undefined}
                        onFocus={() => set_at(here)}
                        onClick={() => (column.edit && index > 0 ? undefined : props.open_row(row))}
                        onDoubleClick={() => column.edit && set_editing(here)}
                        onKeyDown={() => undefined}
                      >
                        {is_editing && column.edit ? (
                          <CellEditor row={row} label={column.label} edit={column.edit} done={stop_editing} />
                        ) : (
                          column.render(row)
                        )}
                      </div>
                    );
                  })}
                </div>
              );
            })}
          </div>
        )}
      </div>
      {props.footer ? <div className={styles.footer}>{props.footer}</div> : null}
    </div>
  );
}

const MARK_PX = 36;
const with_marks = ({
  gridTemplateColumns,
  minWidth,
}: {
  gridTemplateColumns: string;
  minWidth: number;
}) => ({
  gridTemplateColumns: `${MARK_PX}px ${gridTemplateColumns}`,
  minWidth: minWidth + MARK_PX,
});

// Marks what is loaded, or, where all of that is marked, unmarks.
function AllMark<Row extends { id: string }>(props: {
  marking: Marking<Row>;
  rows: Row[];
  tab_stop: boolean;
  on_focus: () => void;
}) {
  const { marking } = props;
  const ids = props.rows.slice(0, marking.at_once).map((row) => row.id);
  const all = ids.length > 0 && ids.every((id) => marking.marked.has(id));
  return (
    <MarkCell
      cell={`${HEAD}:${MARK}`}
      label={marking.all_says(all)}
      checked={all}
      some={!all && marking.marked.size > 0}
      tab_stop={props.tab_stop}
      on_focus={props.on_focus}
      toggle={() => (all ? marking.clear() : marking.add(ids))}
    />
  );
}
