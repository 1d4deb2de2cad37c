import { useLingui } from "@lingui/react/macro";
import type { Command } from "~/shared/commands";
import type { DealActions } from "../actions/deal-actions";
import { anchor_of, deal_dialogs } from "../dialogs/open-dialogs";
import { close_deals, type Outcome } from "./close-deals";
import type { Selection } from "./selection";

// What the keys do to the marked deals, or else to the one under the focus; the same on every view that marks.
export function useDealKeys(view: {
  selection: Selection;
  actions: DealActions;
  // The deal under the focus.
  one: () => string | undefined;
  // What a key without a deal does: brings the focus to one.
  begin: () => void;
}): Command[] {
  const { t } = useLingui();
  const { selection, actions, one, begin } = view;
  const on_targets = (then: (deal_ids: string[]) => void) => () => {
    const marked = [...selection.get()];
    const id = one();
    if (marked.length > 0) then(marked);
    else if (id) then([id]);
    else begin();
  };
  const open = (kind: "move" | "assign") =>
    on_targets((deal_ids) => {
      const near = document.activeElement?.closest("[data-deal-id], [data-cell]");
      deal_dialogs.open({ kind, deal_ids, anchor: anchor_of(near), actions });
    });
  const close = (outcome: Outcome) => on_targets((deal_ids) => close_deals(actions, deal_ids, outcome));
  const mark = () => {
    const id = one();
    if (id) selection.toggle(id);
    else begin();
  };
  return [
    { id: "move", title: t`Move to a stage …`, group: "deal", keys: ["KeyM", "Period"], run: open("move") },
    { id: "won", title: t`Mark as won`, group: "deal", keys: ["Shift+KeyW"], run: close("won") },
    { id: "lost", title: t`Mark as lost …`, group: "deal", keys: ["Shift+KeyL"], run: close("lost") },
    { id: "park", title: t`Park …`, group: "deal", keys: ["KeyP"], run: close("parked") },
    { id: "assign", title: t`Assign …`, group: "deal", keys: ["KeyA"], run: open("assign") },
    { id: "mark", title: t`Mark for bulk changes`, group: "deal", keys: ["KeyX"], run: mark },
  ];
}
