import type { Gate } from "~/shared/api/types";
import { Emitter } from "~/shared/emitter";
import type { Win } from "../api/close-deal";
import type { DealActions } from "../actions/deal-actions";

// What a dialog about deals needs to know. One is open at a time; it is drawn by DealDialogs in the shell.
export type Anchor = { x: number; y: number };
export type OpenDialog =
  | { kind: "new_deal"; stage_id?: string }
  | { kind: "move"; deal_ids: string[]; anchor: Anchor; actions: DealActions }
  | { kind: "assign"; deal_ids: string[]; anchor: Anchor; actions: DealActions }
  | { kind: "win"; deal_ids: string[]; actions: DealActions }
  | { kind: "lose"; deal_ids: string[]; actions: DealActions }
  | { kind: "park"; deal_ids: string[]; actions: DealActions }
  | { kind: "next_step"; deal_ids: string[]; as?: "task" }
  | { kind: "gate"; deal_id: string; to_stage_id: string; gate: Gate; win?: Win; actions: DealActions };

export type OutcomeDialog = Extract<OpenDialog, { kind: "win" | "lose" | "park" | "gate" | "next_step" }>;

class DealDialogsStore extends Emitter {
  private current: OpenDialog | null = null;
  private back_to: HTMLElement | null = null;
  readonly get = () => this.current;

  open(dialog: OpenDialog) {
    this.back_to = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.current = dialog;
    this.emit();
  }
  close() {
    const about = this.current;
    this.current = null;
    this.emit();
    // A card that was drawn anew in the meantime (moved and brought back) is found again by its deal.
    const old = this.back_to;
    const id = old?.dataset.dealId ?? (about && deal_of(about));
    const card = () => (id ? document.querySelector<HTMLElement>(`[data-deal-id="${id}"]`) : null);
    const target = old?.isConnected && old !== document.body ? old : card();
    if (target) setTimeout(() => target.focus({ preventScroll: true }), 0);
  }
}

function deal_of(dialog: OpenDialog): string | undefined {
  if ("deal_id" in dialog) return dialog.deal_id;
  return "deal_ids" in dialog ? dialog.deal_ids[0] : undefined;
}

export const deal_dialogs = new DealDialogsStore();

export function anchor_of(element: Element | null | undefined): Anchor {
  const box = element?.getBoundingClientRect();
  return box
    ? { x: box.left + 12, y: Math.min(box.top + 32, innerHeight - 60) }
    : { x: innerWidth / 2, y: innerHeight / 3 };
}
