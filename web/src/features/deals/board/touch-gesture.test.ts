import { expect, it } from "vitest";
import { edge_scroll, gesture_of, swiped } from "./touch-gesture";

it("a finger rests, swipes sideways or scrolls", () => {
  expect(gesture_of(3, 4, true)).toBe("rest");
  expect(gesture_of(30, 4, true)).toBe("swipe");
  expect(gesture_of(-30, 4, true)).toBe("swipe");
  expect(gesture_of(30, 25, true)).toBe("scroll");
  expect(gesture_of(2, 30, true)).toBe("scroll");
  expect(gesture_of(30, 4, false)).toBe("scroll");
});
it("a swipe counts from a good part of the card on", () => {
  expect(swiped(95)).toBeNull();
  expect(swiped(96)).toBe("done");
  expect(swiped(-120)).toBe("snooze");
});
it("a card near an edge scrolls towards it", () => {
  expect(edge_scroll(200, 0, 400)).toBe(0);
  expect(edge_scroll(10, 0, 400)).toBeLessThan(0);
  expect(edge_scroll(395, 0, 400)).toBeGreaterThan(edge_scroll(360, 0, 400));
});
