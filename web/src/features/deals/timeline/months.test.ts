import { describe, expect, it } from "vitest";
import type { DealCard } from "~/shared/api/types";
import { add_months, day_in, lane_id_of, month_lanes } from "./months";

const words = { no_date: "No date", overdue: "Overdue", later: "Later", language: "en" };
const card = (on: string | null) => ({ expected_close_on: on }) as DealCard;

describe("the months of the timeline", () => {
  it("begin with this one and go over the year's end", () => {
    const { list } = month_lanes("2026-11-22", [], words);
    expect(list.map((lane) => lane.id)).toEqual([
      "none",
      "overdue",
      "2026-11",
      "2026-12",
      "2027-01",
      "2027-02",
      "2027-03",
      "2027-04",
      "later",
    ]);
    expect(list[4]?.name).toBe("January 2027");
  });

  it("hold each deal once, cut at today and at the last month", () => {
    const lanes = month_lanes("2026-11-22", [], words);
    const of = (on: string | null) => lanes.of(card(on));
    expect(of(null)).toBe("none");
    expect(of("2026-11-21")).toBe("overdue");
    expect(of("2026-11-22")).toBe("2026-11");
    expect(of("2026-12-01")).toBe("2026-12");
    expect(of("2027-04-30")).toBe("2027-04");
    expect(of("2027-05-01")).toBe("later");
  });

  it("are those of the server's spans", () => {
    expect(lane_id_of({ from_on: null, to_on: null })).toBe("none");
    expect(lane_id_of({ from_on: null, to_on: "2026-11-21" })).toBe("overdue");
    expect(lane_id_of({ from_on: "2026-11-22", to_on: "2026-11-30" })).toBe("2026-11");
    expect(lane_id_of({ from_on: "2027-05-01", to_on: null })).toBe("later");
  });

  it("are counted over years", () => {
    expect(add_months("2026-11", 2)).toBe("2027-01");
    expect(add_months("2027-01", -1)).toBe("2026-12");
    expect(add_months("2026-12", 12)).toBe("2027-12");
  });
});

describe("the day of a deal that is put into a month", () => {
  const today = "2026-11-22";
  it("stays the same day of the month", () => {
    expect(day_in("2027-01", "2026-12-15", today)).toBe("2027-01-15");
    expect(day_in("later", "2026-12-15", today)).toBe("2027-05-15");
  });
  it("is the last one where the month is shorter, or the deal had none", () => {
    expect(day_in("2027-02", "2027-01-31", today)).toBe("2027-02-28");
    expect(day_in("2028-02", "2027-01-31", today)).toBe("2028-02-29");
    expect(day_in("2027-04", null, today)).toBe("2027-04-30");
  });
  it("is never over", () => {
    expect(day_in("2026-11", "2026-09-05", today)).toBe("2026-11-22");
    expect(day_in("2026-11", "2026-09-28", today)).toBe("2026-11-28");
  });
  it("is none without a date", () => {
    expect(day_in("none", "2027-01-31", today)).toBeNull();
  });
});
