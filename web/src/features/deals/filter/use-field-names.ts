import { useLingui } from "@lingui/react/macro";
import type { CriteriaField } from "~/shared/api/types";

// Names of the built-in fields in the reader's language; a custom field brings its own name.
export function useFieldNames() {
  const { t } = useLingui();
  const names: Record<string, string> = {
    title: t`Title`,
    value: t`Value`,
    status: t`Status`,
    stage: t`Stage`,
    owner: t`Owner`,
    company: t`Company`,
    expected_close_on: t`Expected close`,
    opened_on: t`Opened`,
    closed_on: t`Closed`,
    created_at: t`Created`,
    updated_at: t`Changed`,
    entered_stage_at: t`In this stage since`,
    next_activity_at: t`Next step`,
    last_activity_at: t`Last activity`,
    probability_bp: t`Probability`,
    tags: t`Labels`,
    source_kind: t`Source`,
    source_channel: t`Channel`,
    source_campaign: t`Campaign`,
    forecast_category: t`Forecast`,
    competitor: t`Competitor`,
    name: t`Name`,
    industry: t`Industry`,
    country: t`Country`,
    city: t`City`,
    employees: t`Employees`,
    pipeline: t`Pipeline`,
    product: t`Product`,
    lost_reason: t`Reason of loss`,
  };
  return (field: Pick<CriteriaField, "name">) =>
    field.name
      .split(".")
      .map((part) => names[part] ?? names[part.replace(/_id$/, "")] ?? part.replaceAll("_", " "))
      .join(" · ");
}
