import { type RefObject, useEffect } from "react";
import { follow_focus } from "~/shared/ui/follow-focus";
import { deal_dialogs } from "../dialogs/open-dialogs";
import type { BoardWorld } from "./board-context";
import type { Place } from "./board-store";
import { focus_card, focused_card_id } from "./focus-card";

const COMES_BACK_WITHIN_MS = 3000;

// The focus is not lost with the card that had it: it goes along to another column, or, where the deal left the board,
// to the card that took its place. A card that an undo brings back gets it again.
export function useKeptFocus(world: BoardWorld, root: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const node = root.current;
    if (!node) return;
    const { store, actions } = world;
    let last: { id: string; place: Place } | null = null;
    let stop_watching = () => {};
    const is_lost = () => document.activeElement === document.body && !deal_dialogs.get();
    const restore = () => {
      if (!last || !is_lost()) return;
      const place = store.place_of(last.id);
      // Scrolled out of sight: it is where it was.
      if (place?.lane_id === last.place.lane_id) return;
      const ids = store.column(last.place.lane_id)?.ids ?? [];
      const next = place && place.index >= 0 ? last.id : ids[Math.min(last.place.index, ids.length - 1)];
      if (next) focus_card(node, world, next);
    };
    // Two frames: the first draws the change.
    const restore_soon = () => requestAnimationFrame(() => requestAnimationFrame(restore));
    const forget = () => {
      last = null;
      stop_watching();
    };
    const remember = () => {
      const id = focused_card_id(node);
      const place = id ? store.place_of(id) : undefined;
      if (!id || !place) return;
      stop_watching();
      last = { id, place };
      const stops = [store.subscribe(id, restore_soon), store.subscribe(place.lane_id, restore_soon)];
      stop_watching = () => stops.forEach((stop) => stop());
    };
    const unlisten = deal_dialogs.subscribe(restore_soon);
    const unfollow = follow_focus(node, { here: remember, gone: forget });
    const unhear = actions.on_undone(([id]) => {
      if (id) when_drawn(world, id, () => is_free(node) && focus_card(node, world, id));
    });
    return () => {
      forget();
      unlisten();
      unfollow();
      unhear();
    };
  }, [world, root]);
}

// Nobody is typing elsewhere meanwhile.
function is_free(node: HTMLElement): boolean {
  return document.activeElement === document.body || node.contains(document.activeElement);
}

function when_drawn({ store }: BoardWorld, id: string, then: () => void) {
  const there = () => (store.place_of(id)?.index ?? -1) >= 0;
  if (there()) {
    then();
    return;
  }
  const stop = store.subscribe(id, () => {
    if (!there()) return;
    done();
    then();
  });
  const timer = setTimeout(stop, COMES_BACK_WITHIN_MS);
  const done = () => {
    clearTimeout(timer);
    stop();
  };
}
