import { describe, expect, it } from "vitest";
import { labels_shown, length_scale } from "./scales";

describe("the axis of a chart", () => {
  it("begins at 0 and ends at a round number", () => {
    const { at, ticks } = length_scale([120, 873], 400);
    expect(at(0)).toBe(0);
    expect(at.domain()).toEqual([0, 1000]);
    expect(ticks[0]).toBe(0);
    expect(ticks.length).toBeLessThanOrEqual(6);
  });
  it("draws nothing as nothing", () => {
    expect(length_scale([], 400).at(0)).toBe(0);
    expect(length_scale([0, 0], 400).at(0)).toBe(0);
  });
  it("always labels the newest point", () => {
    expect(labels_shown(4, 400, 50)).toEqual([true, true, true, true]);
    expect(labels_shown(5, 100, 50)).toEqual([false, true, false, false, true]);
  });
});
