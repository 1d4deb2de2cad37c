import { describe, expect, it } from "vitest";
import { faults_of, fields_of, form_of, read_days, read_percent } from "./stage-form";

describe("a stage's form", () => {
  it("reads percentages as people type them", () => {
    expect(read_percent("12,5")).toBe(1250);
    expect(read_percent("60 %")).toBe(6000);
    expect(read_percent("0")).toBe(0);
    for (const text of ["", "101", "-1", "many"]) expect(read_percent(text)).toBeNull();
  });
  it("reads whole days only", () => {
    expect(read_days(" 14 ")).toBe(14);
    expect(read_days("1.5")).toBeNull();
  });
  it("says what cannot be saved", () => {
    expect(faults_of(form_of(null))).toEqual({ name: true });
    expect(faults_of({ ...form_of(null), name: "Lead", percent: "200", longest_stay: "0" })).toEqual({
      percent: true,
      longest_stay: true,
    });
  });
  it("leaves out rows that were left empty and keeps the rest as it was", () => {
    const form = form_of({
      id: "stage_1",
      pipeline_id: "pipeline_1",
      name: "Lead",
      purpose: "Find out",
      position: 0,
      buyer_stage: null,
      score_threshold: null,
      probability_bp: 1250,
      longest_stay_days: 14,
      usual_days: 14,
      exit_criteria: [{ says: "Value is known", criterion: "value > 0", strength: "required" }],
      playbook: [{ kind: "call", title: "First call", due_days: 1 }],
      version: 3,
    });
    form.playbook.push({ kind: "task", title: " ", due_days: "", key: "x" });
    form.exit_criteria.push({ says: "", criterion: " ", strength: "advised", key: "y" });
    expect(fields_of(form)).toEqual({
      name: "Lead",
      purpose: "Find out",
      probability_bp: 1250,
      buyer_stage: null,
      longest_stay_days: 14,
      exit_criteria: [{ says: "Value is known", criterion: "value > 0", strength: "required" }],
      playbook: [{ kind: "call", title: "First call", due_days: 1 }],
    });
  });
});
