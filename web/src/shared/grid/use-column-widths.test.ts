import { expect, it } from "vitest";
import { print_widths, read_widths, template_of } from "./use-column-widths";

const columns = [
  { key: "title", width: "minmax(200px, 2fr)" },
  { key: "value", width: "minmax(110px, 1fr)" },
];

it("widths survive being written and read", () => {
  const widths = new Map([
    ["title", 320],
    ["value", 90],
  ]);
  expect(read_widths(print_widths(widths))).toEqual(widths);
  expect(read_widths("")).toEqual(new Map());
  expect(read_widths("title:abc :5 x")).toEqual(new Map());
});
it("a column with a width has it, the others share the rest", () => {
  expect(template_of(columns, new Map([["value", 90]]))).toEqual({
    gridTemplateColumns: "minmax(200px, 2fr) 90px",
    minWidth: 306,
  });
});
