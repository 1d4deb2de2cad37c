import { i18n } from "@lingui/core";
import { type Language, languages } from "./i18n-languages";
import { keep_values_as_written } from "./values-as-written";

export { languages };

keep_values_as_written(i18n);

// What was chosen in this browser, and what the user's settings said last: the first page is drawn before they are read.
const STORED = "penstock.language";
const TOLD = "penstock.language.told";
const catalogues = import.meta.glob<{ messages: Record<string, string> }>("../locales/*.po");

function is_language(code: string | null | undefined): code is Language {
  return languages.some((l) => l.code === code);
}

export function guess_language(): Language {
  const wanted = [
    localStorage.getItem(STORED),
    localStorage.getItem(TOLD),
    ...navigator.languages.map((l) => l.slice(0, 2).toLowerCase()),
  ];
  return wanted.find(is_language) ?? "en";
}

function has_chosen_language(): boolean {
  return is_language(localStorage.getItem(STORED));
}

export async function follow_language(code: string): Promise<void> {
  localStorage.setItem(TOLD, code);
  if (!has_chosen_language()) await use_language(code);
}

export async function use_language(code: string, remember = false): Promise<void> {
  const language = is_language(code) ? code : "en";
  const load = catalogues[`../locales/${language}.po`];
  if (!load) return;
  const { messages } = await load();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
  if (remember) localStorage.setItem(STORED, language);
}
