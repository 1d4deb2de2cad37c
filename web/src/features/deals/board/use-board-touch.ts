import { type RefObject, useEffect, useRef } from "react";
import { useNextStepActions } from "../actions/use-next-step-actions";
import type { BoardWorld } from "./board-context";
import { CardGhost } from "./card-ghost";
import { close_deals, type Outcome } from "../bulk/close-deals";
import type { Mark } from "./drop-deal";
import { touch_drag, type TouchOver } from "./touch-drag";
import { edge_scroll, gesture_of, LONG_PRESS_MS, swiped } from "./touch-gesture";

// A finger on the board. On a phone a swipe to the right finishes the next step, to the left puts it off to
// tomorrow; everywhere a long press picks the card up. Both are in the card's menu too. The browser's own drag is
// for the mouse (use-card-drag.ts): it knows neither a long press nor the edges of a phone.
const PHONE = "(max-width: 700px)";
const BUZZ_MS = 12;

type Touching = { card: HTMLElement; deal_id: string; x: number; y: number; dx: number };

export function useBoardTouch(world: BoardWorld, root: RefObject<HTMLElement | null>) {
  const steps = useNextStepActions();
  const now = useRef({ world, steps });
  now.current = { world, steps };
  useEffect(() => {
    if (!root.current) return;
    const fingers = new Fingers(root.current, () => now.current);
    return () => fingers.stop();
  }, [root]);
}

class Fingers {
  private readonly root: HTMLElement;
  private readonly now: () => { world: BoardWorld; steps: ReturnType<typeof useNextStepActions> };
  private readonly ears = new AbortController();
  private state: "idle" | "resting" | "swiping" | "carrying" = "idle";
  private touching: Touching | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ghost: CardGhost | null = null;
  private mark: Mark = null;
  private at = { x: 0, y: 0 };

  constructor(root: HTMLElement, now: Fingers["now"]) {
    this.root = root;
    this.now = now;
    const { signal } = this.ears;
    root.addEventListener("touchstart", (e) => this.start(e), { signal, passive: true });
    // Not passive: a swipe and a carried card must not scroll the page.
    root.addEventListener("touchmove", (e) => this.move(e), { signal, passive: false });
    root.addEventListener("touchend", (e) => this.end(e), { signal });
    root.addEventListener("touchcancel", () => this.reset(), { signal });
    root.addEventListener("contextmenu", (e) => this.state !== "idle" && e.preventDefault(), { signal });
  }

  stop() {
    this.reset();
    this.ears.abort();
  }

  private start(event: TouchEvent) {
    this.reset();
    const [touch, second] = event.touches;
    const target = event.target as HTMLElement;
    const card = target.closest<HTMLElement>("[data-deal-id]");
    const deal_id = card?.dataset.dealId;
    if (!touch || second || !card || !deal_id || target.closest("button")) return;
    this.state = "resting";
    this.touching = { card, deal_id, x: touch.clientX, y: touch.clientY, dx: 0 };
    this.timer = setTimeout(() => this.pick_up(), LONG_PRESS_MS);
  }

  private move(event: TouchEvent) {
    const [touch] = event.touches;
    const { touching } = this;
    if (!touch || !touching) return;
    touching.dx = touch.clientX - touching.x;
    if (this.state === "resting") {
      const gesture = gesture_of(touching.dx, touch.clientY - touching.y, matchMedia(PHONE).matches);
      if (gesture === "rest") return;
      clearTimeout(this.timer);
      if (gesture === "scroll") return this.reset();
      this.state = "swiping";
    }
    if (event.cancelable) event.preventDefault();
    if (this.state === "swiping") this.show_swipe(touching);
    else this.carry(touch.clientX, touch.clientY);
  }

  private end(event: TouchEvent) {
    const { touching, state, mark } = this;
    const over = touch_drag.get()?.over ?? null;
    this.reset();
    if (!touching || (state !== "swiping" && state !== "carrying")) return;
    // No click follows: the card does not open.
    event.preventDefault();
    if (state === "carrying") return this.drop(touching.deal_id, over, mark);
    const { world, steps } = this.now();
    const card = world.store.card(touching.deal_id);
    const meant = swiped(touching.dx);
    if (card && meant) steps[meant](card);
  }

  private show_swipe({ card, dx }: Touching) {
    const slot = card.parentElement;
    if (!slot) return;
    slot.dataset.swipe = dx > 0 ? "done" : "snooze";
    slot.toggleAttribute("data-swipe-far", swiped(dx) !== null);
    card.style.transform = `translateX(${dx}px)`;
  }

  private pick_up() {
    const { touching } = this;
    if (!touching) return;
    this.state = "carrying";
    this.ghost = new CardGhost(touching.card, touching.x, touching.y);
    this.root.dataset.carrying = "true";
    navigator.vibrate?.(BUZZ_MS);
    this.carry(touching.x, touching.y);
    this.scroll_at_edges();
  }

  private carry(x: number, y: number) {
    this.at = { x, y };
    this.ghost?.move(x, y);
    const deal_id = this.touching?.deal_id;
    if (!deal_id) return;
    const under = document.elementFromPoint(x, y);
    const lane_id = this.lane_at(under);
    const outcome = under?.closest<HTMLElement>("[data-outcome]")?.dataset.outcome;
    const over: TouchOver = lane_id ? { lane_id } : outcome ? { outcome } : null;
    this.mark = this.now().world.store.sort === "rank" ? mark_at(under, deal_id, y) : null;
    touch_drag.set({ deal_id, over });
  }

  private lane_at(under: Element | null): string | undefined {
    const id = under?.closest<HTMLElement>("[data-lane-id]")?.dataset.laneId;
    return this.now().world.lanes.some((lane) => lane.id === id && !lane.only_by_time) ? id : undefined;
  }

  private scroll_at_edges() {
    if (this.state !== "carrying") return;
    const { x, y } = this.at;
    const board = this.root.getBoundingClientRect();
    this.root.scrollLeft += edge_scroll(x, board.left, board.right);
    const list = document.elementFromPoint(x, y)?.closest("[data-lane-id]")?.querySelector("[data-cards]");
    if (list) {
      const box = list.getBoundingClientRect();
      list.scrollTop += edge_scroll(y, box.top, box.bottom);
    }
    this.carry(x, y);
    requestAnimationFrame(() => this.scroll_at_edges());
  }

  private drop(deal_id: string, over: TouchOver, mark: Mark) {
    const { world } = this.now();
    if (!over) return;
    if ("lane_id" in over) return void world.ways.put(world, deal_id, over.lane_id, mark);
    const chosen = world.selection.get();
    close_deals(world.actions, chosen.has(deal_id) ? [...chosen] : [deal_id], over.outcome as Outcome);
  }

  private reset() {
    clearTimeout(this.timer);
    const { touching } = this;
    if (touching) {
      touching.card.style.transform = "";
      touching.card.parentElement?.removeAttribute("data-swipe");
      touching.card.parentElement?.removeAttribute("data-swipe-far");
    }
    this.ghost?.remove();
    this.ghost = null;
    this.mark = null;
    delete this.root.dataset.carrying;
    this.touching = null;
    this.state = "idle";
    if (touch_drag.get()) touch_drag.set(null);
  }
}

function mark_at(under: Element | null, deal_id: string, y: number): Mark {
  const card = under?.closest<HTMLElement>("[data-deal-id]");
  const id = card?.dataset.dealId;
  if (!card || !id || id === deal_id) return null;
  const box = card.getBoundingClientRect();
  return { deal_id: id, half: y < box.top + box.height / 2 ? "above" : "below" };
}
