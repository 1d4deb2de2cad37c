import { api } from "~/shared/api/client";
import type { Activity, ActivityKind } from "~/shared/api/types";

export type NewActivity = {
  kind: ActivityKind;
  title: string;
  due_on?: string;
  due_at?: string;
  owner_id?: string;
  deal_id?: string;
  company_id?: string;
  person_id?: string;
};
export const make_activity = (body: NewActivity) => api.post<Activity>("/activities", { body });
export const finish_activity = (activity_id: string, outcome?: string) =>
  api.post<Activity>("/activities/{activity_id}/done", {
    path: { activity_id },
    body: outcome ? { outcome } : {},
  });
export const reopen_activity = (activity_id: string) =>
  api.post<Activity>("/activities/{activity_id}/reopen", { path: { activity_id } });
