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
    probability: t`Probability`,
    lost_note: t`Note on the loss`,
    do_not_contact: t`Do not contact`,
    wake_on: t`Wake on`,
    wake_criterion: t`Wakes when`,
    closed_at: t`Closed`,
    next_activity_kind: t`Kind of the next step`,
    next_activity_title: t`Next step in words`,
    acquisition_cost: t`Cost of acquisition`,
    legal_cost: t`Legal cost`,
    operating_cost: t`Operating cost`,
    salary_cost: t`Cost of salaries`,
    other_cost: t`Other cost`,
    invoiced: t`Invoiced`,
    email: t`E-mail`,
    phone: t`Phone`,
    job_title: t`Position`,
    domain: t`Domain`,
    website: t`Website`,
    revenue: t`Revenue`,
    language: t`Language`,
    due_on: t`Due`,
    due_at: t`Due`,
    outcome: t`Outcome`,
    text: t`Note`,
  };
  return (field: Pick<CriteriaField, "name">) =>
    field.name
      .split(".")
      .map((part) => names[part] ?? names[part.replace(/_id$/, "")] ?? part.replaceAll("_", " "))
      .join(" · ");
}
