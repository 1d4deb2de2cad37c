import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { DealCard } from "~/shared/api/types";
import { format_day } from "~/shared/format/dates";
import { query_client } from "~/shared/query";
import { toasts } from "~/shared/ui/toasts";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { offer_undo } from "~/shared/undo";
import { edit_activity, finish_activity, read_activity, reopen_activity } from "../api/make-activity";
import { useDay } from "../board/board-context";
import { deal_dialogs } from "../dialogs/open-dialogs";
import { snoozed } from "./snoozed";

const SHOW_STEPS = new Set(["board", "deal", "deals", "timeline", "activities"]);

// Done and snooze, the same from a card's tick, a swipe, a key, the menu and the palette. A deal without a next step
// gets the question what it should be.
export function useNextStepActions() {
  const { t, i18n } = useLingui();
  const problem_text = useProblemText();
  const { today, time_zone } = useDay();
  return useMemo(() => {
    const tell = () =>
      query_client.invalidateQueries({ predicate: (q) => SHOW_STEPS.has(String(q.queryKey[0])) });
    const attempt = async (change: () => Promise<unknown>) => {
      try {
        await change();
      } catch (error) {
        toasts.show({ says: problem_text(error), kind: "refused" });
      }
      await tell();
    };
    const ask = (card: DealCard) => deal_dialogs.open({ kind: "next_step", deal_id: card.id });
    const done = (card: DealCard) => {
      const { next_activity_id: id } = card;
      if (!id) return ask(card);
      void attempt(async () => {
        await finish_activity(id);
        offer_undo(t`Next step is done`, t`Undo`, () => attempt(() => reopen_activity(id)));
        ask(card);
      });
    };
    const snooze = (card: DealCard) => {
      const { next_activity_id: id } = card;
      if (!id) return ask(card);
      void attempt(async () => {
        const { due_on, due_at } = await read_activity(id);
        const { on, due } = snoozed({ due_on, due_at }, { today, time_zone });
        await edit_activity(id, due);
        const when = format_day(on, i18n.locale);
        offer_undo(t`The next step is put off to ${when}.`, t`Undo`, () =>
          attempt(() => edit_activity(id, due_at ? { due_at } : { due_on: due_on ?? null })),
        );
      });
    };
    return { done, snooze };
  }, [t, i18n.locale, problem_text, today, time_zone]);
}
