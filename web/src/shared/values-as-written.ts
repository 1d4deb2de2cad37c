import type { I18n, MessageDescriptor, MessageOptions } from "@lingui/core";

// Lingui decodes escapes such as \u0041 and \x41 in a finished message, also where a value brought them: a deal named
// "C:\x41" would be told as "C:A". Here a value's backslash is parted from its letter until the message is done.
const ESCAPE = /\\(?=u[a-fA-F0-9]{4}|x[a-fA-F0-9]{2})/g;
// A noncharacter: no text that people exchange has it.
const PARTED = "\\\u{10FFFE}";

type Values = Record<string, unknown>;
type Translate = (id: string | MessageDescriptor, values?: Values, options?: MessageOptions) => string;

function parted(values: Values | undefined): Values | undefined {
  const has_escape = (value: unknown) => typeof value === "string" && value.search(ESCAPE) >= 0;
  if (!values || !Object.values(values).some(has_escape)) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replace(ESCAPE, PARTED) : value,
    ]),
  );
}

export function keep_values_as_written(i18n: I18n) {
  const translate = i18n._.bind(i18n) as Translate;
  const exact: Translate = (id, values, options) => {
    const message =
      typeof id === "string"
        ? translate(id, parted(values), options)
        : translate({ ...id, ...(id.values ? { values: parted(id.values) } : {}) });
    return message.includes(PARTED) ? message.replaceAll(PARTED, "\\") : message;
  };
  i18n._ = exact as I18n["_"];
  i18n.t = exact as I18n["t"];
}
