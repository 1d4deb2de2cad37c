import { lazy, Suspense, useSyncExternalStore } from "react";
import { deal_dialogs, type OpenDialog, type OutcomeDialog } from "./open-dialogs";

const NewDeal = lazy(() => import("./new-deal"));
const MoveMenu = lazy(() => import("./move-menu"));
const AssignMenu = lazy(() => import("./assign-menu"));
const Dialogs = lazy(() => import("./outcome-dialogs"));

const OUTCOMES = new Set(["win", "lose", "park", "gate", "next_step"]);
const is_outcome = (open: OpenDialog): open is OutcomeDialog => OUTCOMES.has(open.kind);

const close = () => deal_dialogs.close();

export function DealDialogs() {
  const open = useSyncExternalStore(deal_dialogs.subscribe, deal_dialogs.get);
  if (!open) return null;
  return (
    <Suspense>
      {open.kind === "new_deal" ? <NewDeal {...open} close={close} /> : null}
      {open.kind === "move" ? <MoveMenu {...open} close={close} /> : null}
      {open.kind === "assign" ? <AssignMenu {...open} close={close} /> : null}
      {is_outcome(open) ? <Dialogs open={open} close={close} /> : null}
    </Suspense>
  );
}
