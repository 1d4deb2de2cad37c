import { describe, expect, it } from "vitest";
import { languages } from "./i18n-languages";

const FORMS: Record<string, string[]> = {
  en: ["one", "other"],
  pl: ["one", "few", "many", "other"],
  ru: ["one", "few", "many", "other"],
  ro: ["one", "few", "other"],
  tr: ["one", "other"],
};

const CATALOGUES = import.meta.glob<string>("../locales/*.po", {
  query: "?raw",
  import: "default",
  eager: true,
});

function messages(code: string): [string, string][] {
  const text = CATALOGUES[`../locales/${code}.po`] ?? "";
  return [...text.matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm)].map((m) => [m[1] ?? "", m[2] ?? ""]);
}

describe.each(languages.map((l) => l.code))("the catalogue %s", (code) => {
  const all = messages(code);
  it("has every message", () => {
    expect(all.length).toBe(messages("en").length);
    expect(all.filter(([, translated]) => !translated)).toEqual([]);
  });
  it("has the plural forms of its language", () => {
    const plurals = all.filter(([id]) => id.includes(", plural,"));
    const lacking = plurals.filter(([, said]) => !FORMS[code]?.every((form) => said.includes(` ${form} {`)));
    expect(lacking).toEqual([]);
  });
  it("says of a late step that it is late, not that it was", () => {
    const [, said] = all.find(([id]) => id.startsWith("{kind}, {late, plural")) ?? [];
    expect(said).toBeTruthy();
    expect(said).not.toMatch(/ ago|temu|назад|în urmă|önce/);
  });
  it("uses the values that the message brings", () => {
    const names = (text: string) => new Set(text.match(/\{\w+/g)?.map((n) => n.slice(1)));
    const strange = all.filter(([id, said]) =>
      [...names(said.replace(/(one|few|many|other) \{/g, ""))].some(
        (n) => /^[a-z]+_?[a-z]*$/.test(n) && !id.includes(`{${n}`),
      ),
    );
    expect(strange.filter(([id]) => !id.includes("plural"))).toEqual([]);
  });
});
