import { useLingui } from "@lingui/react/macro";
import type { Duplicates, ImportState, RecordType, UnknownOwners, UnknownStages } from "./api/import-types";

export function useImportWords() {
  const { t, i18n } = useLingui();
  const types: Record<RecordType, string> = {
    deal: t`Deals`,
    company: t`Companies`,
    person: t`People`,
    product: t`Products`,
    user: t`Users`,
    deal_history: t`History of deals`,
  };
  const states: Record<ImportState, string> = {
    waiting: t`Waiting`,
    running: t`Running`,
    done: t`Done`,
    cancelled: t`Stopped`,
    failed: t`Failed`,
    undoing: t`Being undone`,
    undone: t`Undone`,
  };
  const delimiters: Record<string, string> = {
    comma: t`comma`,
    semicolon: t`semicolon`,
    tab: t`tab`,
    pipe: t`vertical bar`,
  };
  const dates: Record<string, string> = { day_month: t`day before month`, month_day: t`month before day` };
  const decimals: Record<string, string> = { point: "1234.56", comma: "1234,56" };
  const duplicates: Record<Duplicates, string> = {
    skip: t`Leave the record as it is`,
    update: t`Update the record`,
    create: t`Make a second record`,
  };
  const unknown_stages: Record<UnknownStages, string> = {
    fail: t`Report the row as faulty`,
    first: t`Put the deal in the first stage`,
    add: t`Add the stage to the pipeline`,
  };
  const unknown_owners: Record<UnknownOwners, string> = {
    importer: t`Give its record to me`,
    fail: t`Report the row as faulty`,
  };
  // What rows only name is made with them.
  const made: Record<string, string> = {
    ...types,
    pipeline: t`Pipelines`,
    stage: t`Stages`,
    lost_reason: t`Reasons of loss`,
    team: t`Teams`,
  };
  const number = (value: number) => new Intl.NumberFormat(i18n.locale).format(value);
  return {
    types,
    states,
    delimiters,
    dates,
    decimals,
    duplicates,
    unknown_stages,
    unknown_owners,
    made,
    number,
  };
}
