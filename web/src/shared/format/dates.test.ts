import { expect, it } from "vitest";
import { add_working_days } from "./dates";

it("counts working days over a weekend", () => {
  const friday = "2026-11-20";
  expect([1, 3, 5].map((days) => add_working_days(friday, days))).toEqual([
    "2026-11-23",
    "2026-11-25",
    "2026-11-27",
  ]);
  // From within the weekend the next one is Monday as well.
  expect(add_working_days("2026-11-21", 1)).toBe("2026-11-23");
  expect(add_working_days("2026-11-23", 1)).toBe("2026-11-24");
});
