import { api, type Body } from "~/shared/api/client";

export type NewActivity = Body<"POST", "/activities">;
export const make_activity = (body: NewActivity) => api.post("/activities", { body });
export const finish_activity = (activity_id: string, outcome?: string) =>
  api.post("/activities/{activity_id}/done", {
    path: { activity_id },
    body: outcome ? { outcome } : {},
  });
export const reopen_activity = (activity_id: string) =>
  api.post("/activities/{activity_id}/reopen", { path: { activity_id } });
