import { expect, it } from "vitest";
import { join_sentences } from "../ui/use-problem-text";
import { Problem } from "./problem";

const refused = new Problem(422, {
  slug: "invalid_field",
  errors: [
    { field: "value.amount", slug: "invalid_field", says: "give a decimal number" },
    { field: "title", slug: "invalid_field", says: "the text is too long" },
  ],
});

it("what is said of a part of a field is said of the field", () => {
  expect(refused.says("value")).toBe("give a decimal number");
  expect(refused.says("val")).toBeUndefined();
});
it("what the fields tell is not told again below them", () => {
  expect(refused.without(["value", "title"])).toBeNull();
  expect(refused.without(["value"])?.errors.map((e) => e.field)).toEqual(["title"]);
  expect(refused.without(["owner_id"])).toBe(refused);
});
it("several sentences are parted by stops", () => {
  expect(join_sentences(["the text is too long", "give a decimal number."])).toBe(
    "the text is too long. give a decimal number.",
  );
  expect(join_sentences(["one alone stays as it is"])).toBe("one alone stays as it is");
});
