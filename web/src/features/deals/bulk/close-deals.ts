import type { DealActions } from "../actions/deal-actions";
import { deal_dialogs } from "../dialogs/open-dialogs";

export type Outcome = "won" | "lost" | "parked";

// By the key, the bar and the strip a deal is won today at its value, and undo is there: menu and panel ask for day and
// value. A loss needs its reason and parking its date.
export function close_deals(actions: DealActions, deal_ids: string[], outcome: Outcome) {
  if (outcome === "won") {
    void actions.win_all(deal_ids);
    return;
  }
  deal_dialogs.open({ kind: outcome === "lost" ? "lose" : "park", deal_ids, actions });
}
