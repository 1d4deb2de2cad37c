import { useLingui } from "@lingui/react/macro";
import type { Target } from "./api/import-types";

// Fields in the reader's language; one that the page does not know comes with the server's label.
export function useTargetWords() {
  const { t } = useLingui();
  const names: Record<string, string> = {
    title: t`Title`,
    name: t`Name`,
    first_name: t`First name`,
    last_name: t`Last name`,
    value: t`Value`,
    price: t`Price`,
    revenue: t`Yearly revenue`,
    currency: t`Currency`,
    stage: t`Stage`,
    pipeline: t`Pipeline`,
    status: t`Status`,
    owner: t`Owner`,
    company: t`Company`,
    people: t`People`,
    email: t`E-mail`,
    phone: t`Phone`,
    job_title: t`Job title`,
    product: t`Product`,
    series: t`Series`,
    close_date: t`Close date (expected while open)`,
    expected_close_on: t`Expected close`,
    opened_on: t`Opened`,
    closed_on: t`Closed`,
    created_at: t`Created`,
    probability_bp: t`Probability`,
    source_channel: t`Source`,
    source_campaign: t`Campaign`,
    lost_reason: t`Reason of loss`,
    competitor: t`Competitor`,
    tags: t`Labels`,
    external_id: t`Id in the other system`,
    domain: t`Domain`,
    industry: t`Industry`,
    employees: t`Employees`,
    country: t`Country`,
    city: t`City`,
    website: t`Website`,
    manager: t`Manager`,
    team: t`Team`,
    language: t`Language`,
    role: t`Role`,
    active: t`Active`,
  };
  return (target: Target) => names[target.name] ?? target.label;
}
