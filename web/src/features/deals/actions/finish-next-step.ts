import { toasts } from "~/shared/ui/toasts";
import type { DealCard } from "~/shared/api/types";
import { query_client } from "~/shared/query";
import { finish_activity } from "../api/make-activity";
import { deal_dialogs } from "../dialogs/open-dialogs";

// Finishing a step at once asks for the next one.
export async function finish_next_step(card: DealCard, says: string) {
  if (!card.next_activity_id) return;
  try {
    await finish_activity(card.next_activity_id);
    toasts.show({ says, kind: "done" });
    deal_dialogs.open({ kind: "next_step", deal_id: card.id });
  } catch (error) {
    toasts.show({ says: error instanceof Error ? error.message : String(error), kind: "refused" });
  }
  await query_client.invalidateQueries({
    predicate: (q) => ["board", "deal", "timeline", "activities"].includes(String(q.queryKey[0])),
  });
}
