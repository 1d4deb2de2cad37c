import { api } from "~/shared/api/client";
import { undo_entry } from "./undo-entry";

// A bulk change writes one entry for each deal, `last` being the newest. Each is found in its deal's own history, so
// that nothing else is ever taken back; the newest first.
export async function undo_bulk(deal_ids: string[], last: number) {
  const entries: number[] = [];
  for (const deal_id of deal_ids) {
    const { items } = await api.get("/deals/{deal_id}/timeline", { path: { deal_id } });
    const entry = items.find((e) => e.undoable && e.pos <= last && e.pos > last - deal_ids.length);
    if (entry) entries.push(entry.pos);
  }
  for (const pos of entries.toSorted((a, b) => b - a)) await undo_entry(pos);
}
