import { expect, it } from "vitest";
import { MARKED_MAX, Selection } from "./selection";

const many = (count: number) => Array.from({ length: count }, (_, i) => `deal_${i}`);

it("marks and unmarks, each deal once", () => {
  const selection = new Selection();
  selection.toggle("a");
  selection.add(["a", "b"]);
  expect([...selection.get()]).toEqual(["a", "b"]);
  selection.toggle("a");
  expect([...selection.get()]).toEqual(["b"]);
});
it("never marks more than one change takes", () => {
  const selection = new Selection();
  selection.add(many(MARKED_MAX + 7));
  expect(selection.get().size).toBe(MARKED_MAX);
  selection.toggle("one more");
  expect(selection.get().size).toBe(MARKED_MAX);
  selection.toggle("deal_0");
  selection.toggle("one more");
  expect(selection.get().has("one more")).toBe(true);
});
it("tells nobody when there was nothing to unmark", () => {
  const selection = new Selection();
  let told = 0;
  selection.subscribe(() => told++);
  selection.clear();
  expect(told).toBe(0);
});
