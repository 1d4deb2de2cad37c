import { describe, expect, it } from "vitest";
import { dwell_of } from "./dwell";

describe("the dwell bar", () => {
  it("is calm, near and over by the stage's usual days", () => {
    expect(dwell_of(5, 14).state).toBe("calm");
    expect(dwell_of(10, 14).state).toBe("near");
    expect(dwell_of(23, 14)).toMatchObject({ state: "over", over: 9, percent: 100 });
  });
  it("says nothing where nothing is usual", () => {
    expect(dwell_of(400, null).state).toBe("unknown");
  });
});
