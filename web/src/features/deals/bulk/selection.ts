import { useEffect, useMemo, useSyncExternalStore } from "react";
import { Emitter } from "~/shared/emitter";
import type { BoardFilter } from "../board/board-query";

// What the server takes in one bulk change.
export const MARKED_MAX = 500;

// The deals marked for the bulk bar, the same on every view; never more than can be changed at once.
export class Selection extends Emitter {
  private chosen: ReadonlySet<string> = new Set();
  readonly get = () => this.chosen;

  toggle(id: string) {
    if (this.chosen.has(id)) this.set([...this.chosen].filter((other) => other !== id));
    else this.add([id]);
  }
  add(ids: string[]) {
    this.set([...this.chosen, ...ids]);
  }
  clear() {
    if (this.chosen.size > 0) this.set([]);
  }
  private set(ids: string[]) {
    this.chosen = new Set([...new Set(ids)].slice(0, MARKED_MAX));
    this.emit();
  }
}

// Marks are of what a filter shows: another filter begins without any.
export function useNewSelection(filter: BoardFilter): Selection {
  const selection = useMemo(() => new Selection(), []);
  const shown = JSON.stringify({ ...filter, sort: null });
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => () => selection.clear(), [selection, shown]);
  return selection;
}

export function useSelection(selection: Selection) {
  return useSyncExternalStore(selection.subscribe, selection.get);
}
export function useIsSelected(selection: Selection, id: string) {
  return useSyncExternalStore(selection.subscribe, () => selection.get().has(id));
}
