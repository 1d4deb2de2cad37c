// The languages of the page are data: a catalogue in locales/ and a line here.
export const languages = [
  { code: "en", name: "English" },
  { code: "pl", name: "Polski" },
  { code: "ru", name: "Русский" },
  { code: "ro", name: "Română" },
  { code: "tr", name: "Türkçe" },
] as const;
export type Language = (typeof languages)[number]["code"];
