import { describe, expect, it } from "vitest";
import { end_of_day, is_day, read_as_of, read_period, span_of, trend_span } from "./period";

const today = "2026-11-22";

describe("periods", () => {
  it("are whole months, quarters and years", () => {
    expect(span_of("this_month", today)).toEqual({ from: "2026-11-01", to: "2026-11-30" });
    expect(span_of("this_quarter", today)).toEqual({ from: "2026-10-01", to: "2026-12-31" });
    expect(span_of("last_quarter", today)).toEqual({ from: "2026-07-01", to: "2026-09-30" });
    expect(span_of("this_year", today)).toEqual({ from: "2026-01-01", to: "2026-12-31" });
    expect(span_of("last_year", today)).toEqual({ from: "2025-01-01", to: "2025-12-31" });
  });
  it("reach over the turn of a year and know leap years", () => {
    expect(span_of("last_month", "2027-01-05")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
    expect(span_of("last_quarter", "2027-02-05")).toEqual({ from: "2026-10-01", to: "2026-12-31" });
    expect(span_of("last_month", "2028-03-31")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  });
  it("take only real days by hand", () => {
    expect(span_of("custom", today, "2026-02-31x", "2026-03-01")).toEqual({ from: null, to: "2026-03-01" });
    expect(span_of("all", today)).toEqual({ from: null, to: null });
    expect(read_period("nonsense")).toBe("this_quarter");
  });
});

describe("a day", () => {
  it("is real and of a year that somebody can mean", () => {
    for (const text of ["2026-06-30", "2024-02-29", "1970-01-01"]) expect(is_day(text)).toBe(true);
    for (const text of ["", "0002-06-30", "0202-06-30", "9999-01-01", "2026-02-31", "2026-13-01", "2026-6-3"])
      expect(is_day(text)).toBe(false);
  });
  it("of the past can be asked for, others mean today", () => {
    expect(read_as_of("2026-06-30", today)).toBe("2026-06-30");
    for (const text of [today, "2027-01-01", "0001-01-01", "9999-01-01", undefined])
      expect(read_as_of(text, today)).toBeUndefined();
  });
});

describe("the trend", () => {
  it("shows a year of months at least and never the future", () => {
    expect(trend_span(span_of("this_quarter", today), today)).toEqual({
      from: "2025-12-01",
      to: "2026-11-30",
    });
    expect(trend_span(span_of("last_year", today), today)).toEqual({ from: "2025-01-01", to: "2025-12-31" });
  });
  it("shows two years at most", () => {
    expect(trend_span(span_of("all", today), today).from).toBe("2024-12-01");
    expect(trend_span({ from: "2019-01-01", to: "2026-01-31" }, today)).toEqual({
      from: "2024-02-01",
      to: "2026-01-31",
    });
  });
});

describe("the end of a day", () => {
  it("is that of the workspace's clock, summer and winter", () => {
    expect(end_of_day("2026-11-22", "UTC")).toBe("2026-11-22T23:59:59.999Z");
    expect(end_of_day("2026-11-22", "Europe/Warsaw")).toBe("2026-11-22T22:59:59.999Z");
    expect(end_of_day("2026-07-01", "Europe/Warsaw")).toBe("2026-07-01T21:59:59.999Z");
    expect(end_of_day("2026-07-01", "America/New_York")).toBe("2026-07-02T03:59:59.999Z");
  });
});
