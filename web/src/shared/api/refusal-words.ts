import { i18n } from "@lingui/core";
import { t } from "@lingui/core/macro";

// What the server refuses comes with a slug and a sentence in English. The common ones are said in the reader's
// language; English readers get the server's sentence, which also names limits, and so does everybody where the page
// has no words.
export type Refusal = { slug: string; says: string; name?: string | null; likely?: string | null };

export function refusal_words(refusal: Refusal): string {
  const { slug, says, name, likely } = refusal;
  // Ids are nothing to people in any language.
  if (slug === "invalid_id" || slug === "wrong_id") return t`Choose one from the list.`;
  if (i18n.locale === "en") return says;
  switch (slug) {
    case "required":
      return t`This cannot be empty.`;
    case "too_long":
      return t`This text is too long; shorten it.`;
    case "too_many":
      return t`These are too many; leave some out.`;
    case "invalid_amount":
      return t`This is not an amount. Write it like 1250 or 1250.50.`;
    case "unknown_currency":
      return t`There is no such currency.`;
    case "invalid_date":
    case "invalid_instant":
    case "bad_date":
      return t`This is not a day that exists.`;
    case "out_of_range":
      return t`This number is too small or too large.`;
    case "unknown_choice":
      return t`This is none of the possible values.`;
    case "wrong_type":
      return t`This value does not fit the field.`;
    case "wrong_operator":
      return t`This comparison does not fit the field.`;
    case "quotes_missing":
      return t`Texts stand in double quotes.`;
    case "value_missing":
    case "condition_missing":
    case "operator_missing":
      return t`Something is missing here.`;
    case "unknown_field":
      if (!name) return says;
      return likely
        ? t`There is no field “${name}”. Did you mean “${likely}”?`
        : t`There is no field “${name}”.`;
    default:
      return says;
  }
}
