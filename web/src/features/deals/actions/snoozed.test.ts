import { expect, it } from "vitest";
import { snoozed } from "./snoozed";

const day = { today: "2026-11-22", time_zone: "Europe/Warsaw" };

it("a late step goes to tomorrow, a later one to the day after it", () => {
  expect(snoozed({ due_on: "2026-11-10" }, day)).toEqual({ on: "2026-11-23", due: { due_on: "2026-11-23" } });
  expect(snoozed({ due_on: "2026-11-22" }, day).on).toBe("2026-11-23");
  expect(snoozed({ due_on: "2026-12-31" }, day).on).toBe("2027-01-01");
});
it("a step with an hour keeps its hour", () => {
  // Half past midnight in Warsaw is the evening before in UTC.
  expect(snoozed({ due_at: "2026-11-20T23:30:00.000Z" }, day)).toEqual({
    on: "2026-11-23",
    due: { due_at: "2026-11-22T23:30:00.000Z" },
  });
});
