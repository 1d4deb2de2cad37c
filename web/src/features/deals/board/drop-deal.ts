import { read_gate } from "../api/read-gate";
import { deal_dialogs } from "../dialogs/open-dialogs";
import type { BoardWorld } from "./board-context";
import { focus_drawn_anew } from "./focus-card";

export type Mark = { deal_id: string; half: "above" | "below" } | null;

// A drop moves the whole selection when the dragged card is part of it; one card goes where it was put.
export async function drop_deal(world: BoardWorld, deal_id: string, to_stage_id: string, mark: Mark) {
  const { store, actions, selection } = world;
  const chosen = selection.get();
  if (chosen.has(deal_id) && chosen.size > 1) {
    await actions.move_all([...chosen], to_stage_id);
    return;
  }
  const card = store.card(deal_id);
  if (!card) return;
  if (card.stage_id === to_stage_id && !mark) return;
  if (card.stage_id !== to_stage_id) {
    const gate = await read_gate(deal_id, to_stage_id).catch(() => null);
    if (gate && !gate.allowed) {
      deal_dialogs.open({ kind: "gate", deal_id, to_stage_id, gate, actions });
      return;
    }
  }
  const done = actions.move(deal_id, to_stage_id, mark ? placed(world, deal_id, to_stage_id, mark) : {});
  focus_drawn_anew(deal_id);
  await done;
}

function placed(world: BoardWorld, deal_id: string, to_stage_id: string, mark: NonNullable<Mark>) {
  const ids = (world.store.column(to_stage_id)?.ids ?? []).filter((id) => id !== deal_id);
  const at = ids.indexOf(mark.deal_id);
  const index = mark.half === "above" ? at : at + 1;
  return mark.half === "above" ? { index, before: mark.deal_id } : { index, after: mark.deal_id };
}
