import { i18n } from "@lingui/core";
import { afterEach, expect, it } from "vitest";
import { Problem } from "./problem";
import { refusal_words } from "./refusal-words";

afterEach(() => i18n.loadAndActivate({ locale: "en", messages: {} }));
const refused = (slug: string, says: string) =>
  new Problem(422, { slug: "invalid_field", errors: [{ field: "title", slug, says }] }).says("title");

it("a refusal is said in the reader's language, and as the server says it where the page has no words", () => {
  i18n.loadAndActivate({ locale: "pl", messages: {} });
  expect(refused("too_long", "the text has 1200 characters")).toBe("This text is too long; shorten it.");
  expect(refused("something_rare", "the server's sentence")).toBe("the server's sentence");
});
it("English readers get the server's sentence with its limits, but no ids", () => {
  i18n.loadAndActivate({ locale: "en", messages: {} });
  expect(refused("too_long", "the text has 1200 characters")).toBe("the text has 1200 characters");
  expect(refused("invalid_id", 'give an id that begins with "user_"')).toBe("Choose one from the list.");
});
it("an unknown field is named, with the one that was likely meant", () => {
  i18n.loadAndActivate({ locale: "tr", messages: {} });
  const fault = { slug: "unknown_field", says: "deal has no field “vlue”" };
  expect(refusal_words({ ...fault, name: "vlue", likely: "value" })).toBe(
    "There is no field “vlue”. Did you mean “value”?",
  );
  expect(refusal_words({ ...fault, name: "vlue", likely: null })).toBe("There is no field “vlue”.");
});
