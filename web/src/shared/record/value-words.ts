import { useLingui } from "@lingui/react/macro";
import type { Money } from "~/shared/api/types";
import { format_day } from "~/shared/format/dates";
import { format_money } from "~/shared/format/money";
import { useUsers } from "~/shared/session";

const LETTERS_MAX = 80;
const is_money = (value: unknown): value is Money =>
  typeof value === "object" && value !== null && "amount" in value && "currency" in value;

// A value of a record as people read it; empty where there is nothing to read (an id nobody knows).
export function useValueWords(stage_name: (id: string) => string) {
  const { t, i18n } = useLingui();
  const users = useUsers();
  const named: Record<string, string> = {
    open: t`Open`,
    won: t`Won`,
    lost: t`Lost`,
    parked: t`Parked`,
    inbound: t`Inbound`,
    outbound: t`Outbound`,
    pipeline: t`Pipeline`,
    best_case: t`Best case`,
    commit: t`Commit`,
    omitted: t`Left out`,
    decision_maker: t`Decision maker`,
    economic_buyer: t`Economic buyer`,
    champion: t`Champion`,
    influencer: t`Influencer`,
    gatekeeper: t`Gatekeeper`,
    user: t`User`,
  };
  const coded = new Set(["status", "source_kind", "forecast_category", "role"]);
  return (field: string, value: unknown): string => {
    if (is_money(value)) return format_money(value, i18n.locale);
    if (Array.isArray(value)) return value.join(", ");
    if (typeof value === "number")
      return field.endsWith("_bp")
        ? new Intl.NumberFormat(i18n.locale, { style: "percent", maximumFractionDigits: 2 }).format(
            value / 1e4,
          )
        : new Intl.NumberFormat(i18n.locale).format(value);
    if (typeof value === "boolean") return value ? t`yes` : t`no`;
    if (typeof value !== "string" || !value) return "";
    if (coded.has(field)) return named[value] ?? value;
    if (field === "stage_id") return stage_name(value);
    if (field === "owner_id") return users.find((u) => u.id === value)?.name ?? "";
    if (field.endsWith("_id")) return "";
    if (field.endsWith("_on")) return format_day(value, i18n.locale, "long");
    if (field.endsWith("_at")) return format_day(value.slice(0, 10), i18n.locale, "long");
    return value.length > LETTERS_MAX ? `${value.slice(0, LETTERS_MAX)}…` : value;
  };
}
