import { GateDialog } from "./gate-dialog";
import { LoseDialog } from "./lose-dialog";
import { NextStepDialog } from "./next-step-dialog";
import type { OutcomeDialog } from "./open-dialogs";
import { ParkDialog } from "./park-dialog";
import { WinDialog } from "./win-dialog";

export default function OutcomeDialogs({ open, close }: { open: OutcomeDialog; close: () => void }) {
  if (open.kind === "win") return <WinDialog {...open} close={close} />;
  if (open.kind === "lose") return <LoseDialog {...open} close={close} />;
  if (open.kind === "park") return <ParkDialog {...open} close={close} />;
  if (open.kind === "gate") return <GateDialog {...open} close={close} />;
  return <NextStepDialog {...open} close={close} />;
}
