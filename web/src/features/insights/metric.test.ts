import { describe, expect, it } from "vitest";
import type { Metrics } from "./api/report-types";
import { both, change_of, is_good, size_of, too_few } from "./metric";

const eur = (amount: string) => ({ amount, currency: "EUR" });
const metrics = (patch: Partial<Metrics>): Metrics => ({
  deals: 0,
  won: 0,
  lost: 0,
  open: 0,
  parked: 0,
  win_rate: null,
  value_win_rate: null,
  won_value: eur("0.00"),
  won_value_mean: null,
  won_value_median: null,
  lost_value: eur("0.00"),
  open_value: eur("0.00"),
  cycle_days_mean: null,
  cycle_days_median: null,
  cycle_days_p90: null,
  other_currencies: [],
  ...patch,
});

describe("a figure against the period before", () => {
  it("is a difference for counts, percent for money, points for rates", () => {
    expect(change_of(metrics({ won: 12 }), metrics({ won: 15 }), "won")).toEqual({
      direction: -1,
      by: -3,
      of: "count",
    });
    expect(
      change_of(metrics({ won_value: eur("150.00") }), metrics({ won_value: eur("100.00") }), "won_value"),
    ).toEqual({ direction: 1, by: 50, of: "percent" });
    expect(change_of(metrics({ win_rate: 0.632 }), metrics({ win_rate: 0.5 }), "win_rate")).toEqual({
      direction: 1,
      by: 13.2,
      of: "points",
    });
  });
  it("is told in tenths of a percent when it is small, and is a change however small", () => {
    const open = (now: string, before: string) =>
      change_of(metrics({ open_value: eur(now) }), metrics({ open_value: eur(before) }), "open_value");
    expect(open("1284258.00", "1278630.00")).toEqual({ direction: 1, by: 0.4, of: "percent" });
    expect(open("1000000.00", "1000001.00")).toMatchObject({ direction: -1 });
    expect(open("1000000.00", "1000000.00")).toEqual({ direction: 0, by: 0, of: "percent" });
  });
  it("is nothing where either is missing, or money was zero", () => {
    expect(change_of(metrics({ win_rate: 0.5 }), metrics({}), "win_rate")).toBeNull();
    expect(change_of(metrics({ won_value: eur("1.00") }), metrics({}), "won_value")).toBeNull();
  });
  it("is good when less is lost or sooner won", () => {
    expect(is_good("lost", -1)).toBe(true);
    expect(is_good("cycle_days_median", 1)).toBe(false);
    expect(is_good("won", 1)).toBe(true);
    expect(is_good("open", 1)).toBeNull();
  });
});

it("a missing figure has no size, a zero has one", () => {
  expect(size_of(metrics({}), "cycle_days_mean")).toBeNull();
  expect(size_of(metrics({}), "won_value")).toBe(0);
});
it("velocity is open × win rate × mean won deal ÷ mean cycle, and nothing where one is missing", () => {
  const known = { open: 40, win_rate: 0.25, won_value_mean: eur("9000.00"), cycle_days_mean: 60 };
  expect(size_of(metrics(known), "velocity")).toBe(1500);
  expect(size_of(metrics({ ...known, cycle_days_mean: null }), "velocity")).toBeNull();
});
it("nineteen closed deals are too few", () => {
  expect(too_few(metrics({ won: 10, lost: 9 }))).toBe(true);
  expect(too_few(metrics({ won: 10, lost: 10 }))).toBe(false);
});
it("two criteria keep their own meaning when joined", () => {
  expect(both("a = 1 or b = 2", "c = 3")).toBe("(a = 1 or b = 2) and (c = 3)");
  expect(both("", "c = 3")).toBe("c = 3");
  expect(both(undefined, undefined)).toBe("");
});
