import { useLingui } from "@lingui/react/macro";
import type { RefObject } from "react";
import { type Command, useCommands } from "~/shared/commands";
import { type KeyNames, useDealKeys } from "../bulk/use-deal-keys";
import type { BoardWorld } from "./board-context";
import { focused_card_id, focus_beside, focus_first } from "./focus-card";

// What the keys do on the focused card (or the marked ones, or the deal whose panel is open).
export function useBoardKeys(
  world: BoardWorld,
  root: RefObject<HTMLElement | null>,
  open_id: string | undefined,
  names?: KeyNames,
) {
  const { t } = useLingui();
  const { actions, selection, stages } = world;
  const one = () => focused_card_id(root.current) ?? open_id;
  const on_one = (then: (id: string) => void) => () => {
    const id = one();
    if (id) then(id);
    else focus_first(root.current);
  };
  const of_deals = useDealKeys({
    selection,
    actions,
    stages,
    one,
    begin: () => focus_first(root.current),
    places: names && { ...names, step: (deal_ids, by) => void world.ways.step?.(world, deal_ids, by) },
  });
  const walk = (dx: number, dy: number) => () => focus_beside(root.current, world, dx, dy);
  const commands: Command[] = [
    {
      id: "walk.left",
      title: t`To the card on the left`,
      group: "deal",
      keys: ["ArrowLeft", "KeyH"],
      run: walk(-1, 0),
    },
    {
      id: "walk.right",
      title: t`To the card on the right`,
      group: "deal",
      keys: ["ArrowRight", "KeyL"],
      run: walk(1, 0),
    },
    {
      id: "walk.up",
      title: t`To the card above`,
      group: "deal",
      keys: ["ArrowUp", "KeyK"],
      run: walk(0, -1),
    },
    {
      id: "walk.down",
      title: t`To the card below`,
      group: "deal",
      keys: ["ArrowDown", "KeyJ"],
      run: walk(0, 1),
    },
    { id: "open", title: t`Open the deal`, group: "deal", keys: ["Enter"], run: on_one(world.open_deal) },
    { id: "edit", title: t`Edit the deal`, group: "deal", keys: ["KeyE"], run: on_one(world.open_deal) },
    ...of_deals,
    { id: "mark.down", title: t`Mark down`, group: "deal", keys: ["Shift+ArrowDown"], run: mark_towards(1) },
    { id: "mark.up", title: t`Mark up`, group: "deal", keys: ["Shift+ArrowUp"], run: mark_towards(-1) },
  ];
  function mark_towards(dy: number) {
    return on_one((id) => {
      selection.add([id]);
      focus_beside(root.current, world, 0, dy);
      const next = focused_card_id(root.current);
      if (next) selection.add([next]);
    });
  }
  useCommands(commands);
}
