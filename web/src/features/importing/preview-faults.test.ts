import { expect, it } from "vitest";
import { fault_in } from "./preview-faults";

it("speaks up where a cell cannot be what its column becomes", () => {
  expect(fault_in("close_date", "31/12/2026", "day_month")).toBeNull();
  expect(fault_in("close_date", "31/12/2026", "month_day")).toBe("not_a_date");
  expect(fault_in("closed_on", "soon", "day_month")).toBe("not_a_date");
  expect(fault_in("value", "a lot", null)).toBe("not_a_number");
  expect(fault_in("email", "jan.kos", null)).toBe("not_an_email");
});
it("leaves to the server what it is not certain of", () => {
  for (const text of ["", "2026-12-31", "12 Dec 2026", "2026-12-31T10:00:00Z"])
    expect(fault_in("opened_on", text, "day_month")).toBeNull();
  for (const text of ["1 250,50 zł", "€1.2k", "(300)"]) expect(fault_in("value", text, null)).toBeNull();
  expect(fault_in("title", "anything", null)).toBeNull();
});
