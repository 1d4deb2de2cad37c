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
export const delete_activity = (activity_id: string) =>
  api.remove("/activities/{activity_id}", { path: { activity_id } });
export const read_activity = (activity_id: string) =>
  api.get("/activities/{activity_id}", { path: { activity_id } });
export type ActivityPatch = Body<"PATCH", "/activities/{activity_id}">;
export const edit_activity = (activity_id: string, body: ActivityPatch) =>
  api.patch("/activities/{activity_id}", { path: { activity_id }, body });
