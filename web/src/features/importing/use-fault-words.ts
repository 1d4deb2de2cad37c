import { useLingui } from "@lingui/react/macro";

// What is wrong with a cell or a row, in the reader's language; of what the page has no words for the server's
// sentence.
export function useFaultWords() {
  const { t } = useLingui();
  const words: Record<string, string> = {
    not_a_date: t`not a date`,
    not_a_number: t`not a number`,
    not_an_email: t`not an e-mail address`,
    not_money: t`not an amount`,
    not_a_probability: t`not a percentage`,
    not_a_boolean: t`neither yes nor no`,
    too_precise: t`too many decimals, or too large`,
    too_long: t`too long`,
    currency_missing: t`without a currency`,
    unknown_currency: t`not a currency`,
    unknown_status: t`not a status`,
    unknown_stage: t`the pipeline has no such stage`,
    unknown_owner: t`nobody here is called so`,
    too_many_cells: t`more cells than the header`,
    too_few_cells: t`fewer cells than the header`,
    missing: t`the row has none`,
  };
  return (fault: { slug: string; says: string }) => words[fault.slug] ?? fault.says;
}
