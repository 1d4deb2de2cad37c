import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from "react";

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * A long list is one stop of Tab: the arrows, Home and End go from row to row and keep to the same control.
 * When the row under the focus goes (finished, deleted), the one in its place gets it.
 * Give `list` to what holds all the rows, and to each row `data-row={id}` and, on its controls, `tabIndex={tab_index(id)}`.
 */
export function useRovingRows(ids: string[]) {
  const [wanted, set_wanted] = useState<string>();
  const current = wanted !== undefined && ids.includes(wanted) ? wanted : ids[0];
  const focused = useRef<Place>(null);
  useEffect(() => {
    const place = focused.current;
    if (!place || place.control.isConnected || document.activeElement !== document.body) return;
    const rows = rows_of(place.list);
    focus_control(rows[Math.min(place.row, rows.length - 1)], place.column);
  });
  const list = {
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const row = event.target.closest<HTMLElement>("[data-row]");
      if (!row) return;
      set_wanted(row.dataset.row);
      focused.current = {
        list: event.currentTarget,
        control: event.target,
        row: rows_of(event.currentTarget).indexOf(row),
        column: controls_of(row).indexOf(event.target),
      };
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      const left = event.target;
      // A control that was taken away has not been left by the user.
      queueMicrotask(() => {
        if (left.isConnected && focused.current?.control === left) focused.current = null;
      });
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const step = STEPS[event.key];
      const row = (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
      if (!step || !row || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const rows = rows_of(event.currentTarget);
      const column = controls_of(row).indexOf(event.target as HTMLElement);
      focus_control(rows[step(rows.indexOf(row), rows.length)], column);
    },
  };
  return { list, tab_index: (id: string) => (id === current ? 0 : -1) };
}

interface Place {
  list: HTMLElement;
  control: HTMLElement;
  row: number;
  column: number;
}

// A row may lack a control (a link): its last one then.
function focus_control(row: HTMLElement | undefined, column: number) {
  const controls = row ? controls_of(row) : [];
  (controls[column] ?? controls.at(-1))?.focus();
}

function rows_of(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>("[data-row]")];
}

function controls_of(row: HTMLElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>("a, button, input")];
}
