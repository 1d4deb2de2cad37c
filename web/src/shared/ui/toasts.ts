import { Emitter } from "~/shared/emitter";

export type Toast = {
  id: number;
  says: string;
  kind: "done" | "refused";
  action?: { label: string; run: () => void };
};

const SHOWN_MS = 10_000;
const SHOWN_AT_ONCE_MAX = 3;

class Toasts extends Emitter {
  private shown: Toast[] = [];
  private next_id = 1;
  readonly get = () => this.shown;

  show(toast: Omit<Toast, "id">): number {
    const id = this.next_id++;
    this.shown = [...this.shown, { ...toast, id }].slice(-SHOWN_AT_ONCE_MAX);
    this.emit();
    setTimeout(() => this.hide(id), SHOWN_MS);
    return id;
  }

  hide(id: number) {
    this.shown = this.shown.filter((t) => t.id !== id);
    this.emit();
  }
}

export const toasts = new Toasts();
