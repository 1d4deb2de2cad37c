import { anchor_of, deal_dialogs } from "../dialogs/open-dialogs";
import type { BoardWorld } from "./board-context";

export function open_card_menu(world: BoardWorld, deal_id: string, near: Element) {
  deal_dialogs.open({ kind: "move", deal_ids: [deal_id], anchor: anchor_of(near), actions: world.actions });
}
