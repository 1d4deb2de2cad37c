import { lazy, Suspense, useSyncExternalStore } from "react";
import { deal_dialogs } from "./open-dialogs";

const NewDeal = lazy(() => import("./new-deal"));
const MoveMenu = lazy(() => import("./move-menu"));
const AssignMenu = lazy(() => import("./assign-menu"));
const Dialogs = lazy(() => import("./outcome-dialogs"));

const close = () => deal_dialogs.close();

export function DealDialogs() {
  const open = useSyncExternalStore(deal_dialogs.subscribe, deal_dialogs.get);
  if (!open) return null;
  return (
    <Suspense>
      {open.kind === "new_deal" ? <NewDeal {...open} close={close} /> : null}
      {open.kind === "move" ? <MoveMenu {...open} close={close} /> : null}
      {open.kind === "assign" ? <AssignMenu {...open} close={close} /> : null}
      {open.kind === "lose" || open.kind === "park" || open.kind === "gate" || open.kind === "next_step" ? (
        <Dialogs open={open} close={close} />
      ) : null}
    </Suspense>
  );
}
