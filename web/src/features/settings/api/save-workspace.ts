import { api, type Body } from "~/shared/api/client";

export type WorkspaceChange = Body<"PATCH", "/workspace">;
export const save_workspace = (body: WorkspaceChange) => api.patch("/workspace", { body });
