import { describe, expect, it } from "vitest";
import { format_money, order_sums, parse_amount, print_amount, read_amount, weigh } from "./money";

describe("amounts", () => {
  it("keep every digit through parse and print", () => {
    for (const text of ["0.00", "1250.00", "-3.10", "90071992547409.93"]) {
      expect(print_amount(parse_amount(text))).toBe(text);
    }
  });
  it("are weighed by basis points", () => {
    expect(print_amount(weigh(parse_amount("1000.00"), 2500))).toBe("250.00");
  });
  it("are read as people type them", () => {
    expect(read_amount("1 250,5")).toBe("1250.50");
    expect(read_amount("1,250")).toBe("1250.00");
    expect(read_amount("1.250,00")).toBe("1250.00");
    expect(read_amount("abc")).toBeNull();
  });
  it("are shown in the user's language", () => {
    expect(format_money({ amount: "1250.00", currency: "EUR" }, "en")).toBe("€1,250");
    expect(format_money({ amount: "1250.50", currency: "EUR" }, "en")).toBe("€1,250.50");
    expect(format_money({ amount: "1250000.00", currency: "PLN" }, "pl", "compact")).toMatch(/1,25.*mln.*zł/);
  });
  it("list the home currency first and leave empty sums out", () => {
    const sums = order_sums(
      [
        { amount: "1.00", currency: "CHF" },
        { amount: "0.00", currency: "USD" },
        { amount: "2.00", currency: "EUR" },
      ],
      "EUR",
    );
    expect(sums.map((m) => m.currency)).toEqual(["EUR", "CHF"]);
  });
});
