import { useLingui } from "@lingui/react/macro";
import { format_month } from "./format-month";

// By what deals can be told apart; the value is what the report is asked for.
export function useGroupWords() {
  const { t, i18n } = useLingui();
  const choices = [
    { value: "owner", label: t`Owner` },
    { value: "team", label: t`Team` },
    { value: "product", label: t`Product` },
    { value: "company.industry", label: t`Industry` },
    { value: "company.country", label: t`Country` },
    { value: "company.size", label: t`Company size` },
    { value: "source_channel", label: t`Source` },
    { value: "lost_reason", label: t`Reason of loss` },
    { value: "month", label: t`Month of closing` },
    { value: "quarter", label: t`Quarter of closing` },
    { value: "year", label: t`Year of closing` },
    { value: "pipeline", label: t`Pipeline` },
    { value: "stage", label: t`Stage` },
  ];
  // Names of records come from the server; months and "none" are words of the page.
  const name = (group: { key: string | null; label: string | null }): string => {
    if (group.key === null) return t`None`;
    if (/^\d{4}-\d\d$/.test(group.key)) return format_month(group.key, i18n.locale, "long");
    return group.label ?? group.key;
  };
  return {
    choices,
    name,
    read: (text: string | undefined) => choices.find((c) => c.value === text)?.value ?? "owner",
  };
}
