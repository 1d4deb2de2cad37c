import type { BoardWorld } from "./board-context";

// Moving the focus between cards, also to ones that are not drawn yet: the column scrolls there first.
type Root = HTMLElement | null;
const FRAMES_TO_DRAW = 4;

export function focused_card_id(root: Root): string | undefined {
  const card = document.activeElement?.closest<HTMLElement>("[data-deal-id]");
  return card && root?.contains(card) ? card.dataset.dealId : undefined;
}

export function focus_first(root: Root) {
  root?.querySelector<HTMLElement>('[data-deal-id][tabindex="0"]')?.focus();
}

export function focus_card(root: Root, { store }: BoardWorld, id: string) {
  const place = store.place_of(id);
  if (!place || place.index < 0) return;
  root
    ?.querySelector(`[data-lane-id="${place.lane_id}"]`)
    ?.dispatchEvent(new CustomEvent("seek-card", { detail: place.index }));
  const take = (frames_left: number) => {
    const card = root?.querySelector<HTMLElement>(`[data-deal-id="${id}"]`);
    if (card) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if (frames_left > 0) requestAnimationFrame(() => take(frames_left - 1));
  };
  take(FRAMES_TO_DRAW);
}

export function focus_beside(root: Root, world: BoardWorld, dx: number, dy: number) {
  const id = focused_card_id(root);
  const place = id ? world.store.place_of(id) : undefined;
  if (!place) return focus_first(root);
  if (dy !== 0) {
    const next = world.store.column(place.lane_id)?.ids[place.index + dy];
    if (next) focus_card(root, world, next);
    return;
  }
  const { lanes } = world;
  const at = lanes.findIndex((lane) => lane.id === place.lane_id);
  for (let i = at + dx; i >= 0 && i < lanes.length; i += dx) {
    const ids = world.store.column(lanes[i]?.id ?? "")?.ids ?? [];
    const next = ids[Math.min(place.index, ids.length - 1)];
    if (next) return focus_card(root, world, next);
  }
}

// A card that was put elsewhere is drawn anew in its column; the focus follows it.
export function focus_drawn_anew(deal_id: string) {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-deal-id="${deal_id}"]`)?.focus({ preventScroll: true }),
  );
}
