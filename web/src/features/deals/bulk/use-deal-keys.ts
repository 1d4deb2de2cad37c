import { useLingui } from "@lingui/react/macro";
import type { DealCard, Stage } from "~/shared/api/types";
import type { Command } from "~/shared/commands";
import { useSession } from "~/shared/session";
import type { DealActions } from "../actions/deal-actions";
import { useNextStepActions } from "../actions/use-next-step-actions";
import { anchor_of, deal_dialogs } from "../dialogs/open-dialogs";
import { close_deals, type Outcome } from "./close-deals";
import type { Selection } from "./selection";

// A keyboard has so many digits for stages.
const DIGITS = 9;

export type KeyNames = { move: string; back: string; forward: string };

// What the keys do to the marked deals, or else to the one under the focus; the same on every view that marks.
export function useDealKeys(view: {
  selection: Selection;
  actions: DealActions;
  stages: Stage[];
  // The deal under the focus.
  one: () => string | undefined;
  // What a key without a deal does: brings the focus to one.
  begin: () => void;
  // What the keys of places mean where those are not the stages.
  places?: KeyNames & { step: (deal_ids: string[], by: 1 | -1) => void };
}): Command[] {
  const { t } = useLingui();
  const { user } = useSession();
  const steps = useNextStepActions();
  const { selection, actions, stages, one, begin, places } = view;
  const on_targets = (then: (deal_ids: string[]) => void) => () => {
    const marked = [...selection.get()];
    const id = one();
    if (marked.length > 0) then(marked);
    else if (id) then([id]);
    else begin();
  };
  const open = (kind: "move" | "assign") =>
    on_targets((deal_ids) => {
      const near = document.activeElement?.closest("[data-deal-id], [data-cell]");
      deal_dialogs.open({ kind, deal_ids, anchor: anchor_of(near), actions });
    });
  const close = (outcome: Outcome) => on_targets((deal_ids) => close_deals(actions, deal_ids, outcome));
  const mark = () => {
    const id = one();
    if (id) selection.toggle(id);
    else begin();
  };
  const step = (by: 1 | -1) =>
    on_targets((deal_ids) => {
      if (places) {
        places.step(deal_ids, by);
        return;
      }
      const to = new Map<string, string[]>();
      for (const id of deal_ids) {
        const at = stages.findIndex((s) => s.id === actions.card(id)?.stage_id);
        const next = at >= 0 ? stages[at + by] : undefined;
        if (next) to.set(next.id, [...(to.get(next.id) ?? []), id]);
      }
      if (to.size > 0) void actions.move_each(to);
    });
  const on_cards = (then: (...cards: DealCard[]) => void) =>
    on_targets((deal_ids) => then(...deal_ids.flatMap((id) => actions.card(id) ?? [])));
  const plan = (as?: "task") =>
    on_targets((deal_ids) => deal_dialogs.open({ kind: "next_step", deal_ids, as }));
  return [
    {
      id: "back",
      title: places?.back ?? t`One stage back`,
      group: "deal",
      keys: ["BracketLeft"],
      run: step(-1),
    },
    {
      id: "forward",
      title: places?.forward ?? t`One stage forward`,
      group: "deal",
      keys: ["BracketRight"],
      run: step(1),
    },
    ...stages.slice(0, DIGITS).map((stage, index) => ({
      id: `to.${stage.id}`,
      title: t`Move to ${stage.name}`,
      group: "deal" as const,
      keys: [`Digit${index + 1}`],
      run: on_targets((deal_ids) => void actions.move_all(deal_ids, stage.id)),
    })),
    {
      id: "assign.me",
      title: t`Assign to me`,
      group: "deal",
      run: on_targets((deal_ids) => void actions.assign(deal_ids, user)),
    },
    {
      id: "move",
      title: places?.move ?? t`Move to a stage …`,
      group: "deal",
      keys: ["KeyM", "Period"],
      run: open("move"),
    },
    {
      id: "step_done",
      title: t`Finish the next step`,
      group: "deal",
      keys: ["KeyD"],
      run: on_cards(steps.done),
    },
    {
      id: "step_snooze",
      title: t`Put the next step off by a day`,
      group: "deal",
      keys: ["KeyS"],
      run: on_cards(steps.snooze),
    },
    { id: "next_step", title: t`Plan the next step`, group: "deal", keys: ["KeyN"], run: plan() },
    { id: "task", title: t`Add a task`, group: "deal", keys: ["KeyT"], run: plan("task") },
    { id: "won", title: t`Mark as won`, group: "deal", keys: ["Shift+KeyW"], run: close("won") },
    { id: "lost", title: t`Mark as lost …`, group: "deal", keys: ["Shift+KeyL"], run: close("lost") },
    { id: "park", title: t`Park …`, group: "deal", keys: ["KeyP"], run: close("parked") },
    { id: "assign", title: t`Assign …`, group: "deal", keys: ["KeyA"], run: open("assign") },
    { id: "mark", title: t`Mark for bulk changes`, group: "deal", keys: ["KeyX"], run: mark },
  ];
}
