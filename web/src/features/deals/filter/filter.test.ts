import { describe, expect, it } from "vitest";
import type { CriteriaField } from "~/shared/api/types";
import { unit_at_byte } from "./byte-offset";
import { join_conditions, write_condition } from "./write-condition";

const field = (name: string, kind: CriteriaField["kind"]): CriteriaField => ({
  name,
  kind,
  label: name,
  choices: [],
  operators: [],
  of: null,
});

describe("the filter", () => {
  it("finds the letter at a byte of the server's text", () => {
    expect(unit_at_byte('title = "Łódź" x', 16)).toBe(13);
    expect(unit_at_byte("abc", 2)).toBe(2);
  });
  it("writes conditions as criterion text", () => {
    expect(write_condition(field("value", "money"), ">=", "1000", "EUR")).toBe("value >= 1000 EUR");
    expect(write_condition(field("title", "text"), "=", 'say "hi"', "EUR")).toBe('title = "say \\"hi\\""');
    expect(write_condition(field("next_activity_at", "instant"), "is empty", "", "EUR")).toBe(
      "next_activity_at is empty",
    );
    expect(write_condition(field("created_at", "instant"), "in last", "30", "EUR")).toBe(
      "created_at in last 30 days",
    );
    expect(write_condition(field("source_kind", "choice"), "in", "inbound, outbound", "EUR")).toBe(
      'source_kind in ("inbound", "outbound")',
    );
  });
  it("joins conditions without changing what stood there", () => {
    expect(join_conditions("", "a = 1")).toBe("a = 1");
    expect(join_conditions("a = 1 or b = 2", "c = 3")).toBe("(a = 1 or b = 2) and c = 3");
  });
});
