import { useSyncExternalStore } from "react";
import { Emitter } from "~/shared/emitter";

// The deals marked for the bulk bar.
export class Selection extends Emitter {
  private chosen: ReadonlySet<string> = new Set();
  readonly get = () => this.chosen;

  toggle(id: string) {
    const next = new Set(this.chosen);
    if (!next.delete(id)) next.add(id);
    this.chosen = next;
    this.emit();
  }
  add(ids: string[]) {
    this.chosen = new Set([...this.chosen, ...ids]);
    this.emit();
  }
  clear() {
    if (this.chosen.size === 0) return;
    this.chosen = new Set();
    this.emit();
  }
}

export function useSelection(selection: Selection) {
  return useSyncExternalStore(selection.subscribe, selection.get);
}
export function useIsSelected(selection: Selection, id: string) {
  return useSyncExternalStore(selection.subscribe, () => selection.get().has(id));
}
