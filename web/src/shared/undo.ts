import { announcer } from "~/shared/ui/announcer";
import { toasts } from "~/shared/ui/toasts";

const UNDO_MS = 10_000;
type Undoable = { at: number; toast_id: number; run: () => Promise<void> };
let stack: Undoable[] = [];

// Offers to take back what was just done: a toast with a button and Ctrl+Z, for ten seconds.
export function offer_undo(says: string, label: string, run: () => Promise<void>) {
  const entry: Undoable = { at: Date.now(), toast_id: 0, run };
  entry.toast_id = toasts.show({ says, kind: "done", action: { label, run: () => void take_back(entry) } });
  announcer.say(says);
  stack = [...stack.filter((e) => Date.now() - e.at < UNDO_MS), entry];
}

async function take_back(entry: Undoable) {
  stack = stack.filter((e) => e !== entry);
  toasts.hide(entry.toast_id);
  await entry.run();
}

export function undo_last(): boolean {
  const entry = stack.findLast((e) => Date.now() - e.at < UNDO_MS);
  if (entry) void take_back(entry);
  return Boolean(entry);
}
