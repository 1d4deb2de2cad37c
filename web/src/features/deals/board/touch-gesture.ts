// What one finger on a card means, by where it has gone and how long it has rested; no page in here.
export const SLOP_PX = 10;
export const LONG_PRESS_MS = 400;
export const SWIPE_PX = 96;
const SIDEWAYS = 1.5;

export type Gesture = "rest" | "swipe" | "scroll";

// The first steps of a finger decide: sideways is a swipe (where swipes mean something), everything else scrolls.
export function gesture_of(dx: number, dy: number, may_swipe: boolean): Gesture {
  if (Math.hypot(dx, dy) < SLOP_PX) return "rest";
  return may_swipe && Math.abs(dx) > Math.abs(dy) * SIDEWAYS ? "swipe" : "scroll";
}

export function swiped(dx: number): "done" | "snooze" | null {
  if (Math.abs(dx) < SWIPE_PX) return null;
  return dx > 0 ? "done" : "snooze";
}

// Pixels to scroll in one frame for a carried card near an edge: faster the nearer.
const EDGE_PX = 56;
const STEP_PX = 8;
export function edge_scroll(at: number, from: number, to: number): number {
  const into_start = EDGE_PX - (at - from);
  const into_end = EDGE_PX - (to - at);
  if (into_start > 0) return -Math.ceil(Math.min(1, into_start / EDGE_PX) * STEP_PX);
  return into_end > 0 ? Math.ceil(Math.min(1, into_end / EDGE_PX) * STEP_PX) : 0;
}
