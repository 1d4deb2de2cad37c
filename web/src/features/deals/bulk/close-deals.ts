import type { DealActions } from "../actions/deal-actions";
import { deal_dialogs } from "../dialogs/open-dialogs";

export type Outcome = "won" | "lost" | "parked";

// Winning needs no question (undo is there); a loss needs its reason and parking its date.
export function close_deals(actions: DealActions, deal_ids: string[], outcome: Outcome) {
  if (outcome === "won") {
    void actions.win_all(deal_ids);
    return;
  }
  deal_dialogs.open({ kind: outcome === "lost" ? "lose" : "park", deal_ids, actions });
}
