import { setupI18n } from "@lingui/core";
import { expect, it } from "vitest";
import { keep_values_as_written } from "./values-as-written";

const i18n = setupI18n();
i18n.loadAndActivate({ locale: "en", messages: { told: [["title"], " is on the board."] } });
keep_values_as_written(i18n);

it("a value with an escape is told as it was written", () => {
  for (const title of [String.raw`C:\x41\u0041`, String.raw`\u0022"`, "plain", String.raw`\user\xyz`]) {
    expect(i18n._("told", { title })).toBe(`${title} is on the board.`);
    expect(i18n.t({ id: "told", values: { title } })).toBe(`${title} is on the board.`);
  }
});
