import { expect, it } from "vitest";
import { print_csv } from "./csv";

it("quotes what needs it and leaves numbers alone", () => {
  expect(print_csv([["a", "b, c", 'd "e"', -1.5, null]])).toBe('\ufeffa,"b, c","d ""e""",-1.5,\r\n');
  expect(print_csv([["two\nlines", " edge"]])).toBe('\ufeff"two\nlines"," edge"\r\n');
});
it("takes the teeth out of formulas", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =cmd|' /C calc'!A0"])
    expect(print_csv([[text]])).toContain(`'${text}`);
});
