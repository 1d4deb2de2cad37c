import type { ExitCriterion } from "~/shared/api/types";
import type { BuyerStage, FullStage, PlaybookStep } from "./api/setting-types";

// What is written of a stage.
export type StageFields = Pick<
  FullStage,
  "name" | "purpose" | "probability_bp" | "buyer_stage" | "longest_stay_days" | "exit_criteria" | "playbook"
>;
// The same as it is typed: numbers are text until they are sent. `key` keeps a row's focus while rows go.
export type Keyed<T> = T & { key: string };
export type StageForm = {
  name: string;
  purpose: string;
  percent: string;
  buyer_stage: BuyerStage | null;
  longest_stay: string;
  exit_criteria: Keyed<ExitCriterion>[];
  playbook: Keyed<Omit<PlaybookStep, "due_days"> & { due_days: string }>[];
};

let keys = 0;
export const new_key = () => `row${++keys}`;

export function form_of(stage: FullStage | null): StageForm {
  return {
    name: stage?.name ?? "",
    purpose: stage?.purpose ?? "",
    percent: stage ? String(stage.probability_bp / 100) : "",
    buyer_stage: stage?.buyer_stage ?? null,
    longest_stay: stage?.longest_stay_days ? String(stage.longest_stay_days) : "",
    exit_criteria: (stage?.exit_criteria ?? []).map(({ says, criterion, strength }) => ({
      says,
      criterion,
      strength,
      key: new_key(),
    })),
    playbook: (stage?.playbook ?? []).map(({ kind, title, due_days }) => ({
      kind,
      title,
      due_days: String(due_days),
      key: new_key(),
    })),
  };
}

// 12,5 and 12.5 are twelve and a half percent; null where it is no percentage.
export function read_percent(text: string): number | null {
  const value = Number(text.trim().replace(",", ".").replace("%", ""));
  if (text.trim() === "" || Number.isNaN(value) || value < 0 || value > 100) return null;
  return Math.round(value * 100);
}
// null where it is no whole number of days.
export function read_days(text: string): number | null {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : null;
}

export type StageFaults = Partial<Record<"name" | "percent" | "longest_stay", true>>;
export function faults_of(form: StageForm): StageFaults {
  return {
    ...(form.name.trim() ? {} : { name: true as const }),
    ...(form.percent.trim() === "" || read_percent(form.percent) !== null ? {} : { percent: true as const }),
    ...(form.longest_stay.trim() === "" || (read_days(form.longest_stay) ?? 0) > 0
      ? {}
      : { longest_stay: true as const }),
  };
}

// Rows that were left empty are left out.
export function fields_of(form: StageForm): StageFields {
  return {
    name: form.name.trim(),
    purpose: form.purpose.trim(),
    probability_bp: read_percent(form.percent) ?? 0,
    buyer_stage: form.buyer_stage,
    longest_stay_days: read_days(form.longest_stay),
    exit_criteria: form.exit_criteria
      .filter((c) => c.says.trim() || c.criterion.trim())
      .map((c) => ({ says: c.says.trim(), criterion: c.criterion.trim(), strength: c.strength })),
    playbook: form.playbook
      .filter((s) => s.title.trim())
      .map((s) => ({ kind: s.kind, title: s.title.trim(), due_days: read_days(s.due_days) ?? 0 })),
  };
}
