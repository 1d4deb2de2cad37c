import { plural } from "@lingui/core/macro";
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

type Back = () => Promise<unknown>;
// Changes one activity and answers how it is taken back.
type Change = (activity_id: string) => Promise<Back>;

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
    const ask = (card: DealCard) => deal_dialogs.open({ kind: "next_step", deal_ids: [card.id] });
    // A single deal without a step is asked for one; of many, those without are left.
    const steps_of = (cards: DealCard[]) => {
      const [only] = cards;
      if (cards.length === 1 && only && !only.next_activity_id) ask(only);
      return cards.flatMap((card) => card.next_activity_id ?? []);
    };
    // One after the other; what was done before a refusal can be taken back as well.
    const each = async (ids: string[], change: Change, says: (count: number) => string) => {
      const backs: Back[] = [];
      const undo = async () => {
        for (const back of backs) await back();
      };
      try {
        for (const id of ids) backs.push(await change(id));
      } finally {
        if (backs.length > 0) offer_undo(says(backs.length), t`Undo`, () => attempt(undo));
      }
    };
    const finish: Change = async (id) => {
      await finish_activity(id);
      return () => reopen_activity(id);
    };
    const done = (...cards: DealCard[]) => {
      const ids = steps_of(cards);
      const [only] = cards;
      void attempt(async () => {
        await each(ids, finish, (count) =>
          count > 1
            ? t`${plural(count, { one: "# next step is done.", other: "# next steps are done." })}`
            : t`Next step is done`,
        );
        if (cards.length === 1 && ids.length === 1 && only) ask(only);
      });
    };
    const snooze = (...cards: DealCard[]) => {
      let when = "";
      const put_off: Change = async (id) => {
        const { due_on, due_at } = await read_activity(id);
        const { on, due } = snoozed({ due_on, due_at }, { today, time_zone });
        await edit_activity(id, due);
        when = format_day(on, i18n.locale);
        return () => edit_activity(id, due_at ? { due_at } : { due_on: due_on ?? null });
      };
      void attempt(() =>
        each(steps_of(cards), put_off, (count) =>
          count > 1
            ? t`${plural(count, { one: "# next step is put off by a day.", other: "# next steps are put off by a day." })}`
            : t`The next step is put off to ${when}.`,
        ),
      );
    };
    return { done, snooze };
  }, [t, i18n.locale, problem_text, today, time_zone]);
}
