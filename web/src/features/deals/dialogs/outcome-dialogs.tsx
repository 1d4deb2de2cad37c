import { GateDialog } from "./gate-dialog";
import { LoseDialog } from "./lose-dialog";
import { NextStepDialog } from "./next-step-dialog";
import type { OpenDialog } from "./open-dialogs";
import { ParkDialog } from "./park-dialog";

type Open = Extract<OpenDialog, { kind: "lose" | "park" | "gate" | "next_step" }>;

export default function OutcomeDialogs({ open, close }: { open: Open; close: () => void }) {
  if (open.kind === "lose") return <LoseDialog {...open} close={close} />;
  if (open.kind === "park") return <ParkDialog {...open} close={close} />;
  if (open.kind === "gate") return <GateDialog {...open} close={close} />;
  return <NextStepDialog {...open} close={close} />;
}
