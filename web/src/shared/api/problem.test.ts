import { i18n } from "@lingui/core";
import { beforeAll, expect, it } from "vitest";
import { join_sentences } from "../ui/use-problem-text";
import { is_passing, Problem, read_problem } from "./problem";

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
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
it("a read by what cannot be an id finds nothing", () => {
  const bad_id = new Problem(422, {
    errors: [{ field: "deal_id", slug: "invalid_id", says: 'give an id that begins with "deal_"' }],
  });
  expect(read_problem(bad_id).status).toBe(404);
  expect(read_problem(refused)).toBe(refused);
});
it("what a server or a proxy says that will answer soon passes", () => {
  expect([0, 502, 503, 504].map((status) => is_passing(new Problem(status, {})))).not.toContain(false);
  expect([401, 404, 422, 500, 507].map((status) => is_passing(new Problem(status, {})))).not.toContain(true);
  expect(is_passing(new Error("a fault of the page"))).toBe(false);
});
