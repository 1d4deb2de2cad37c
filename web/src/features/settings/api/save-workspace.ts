import { api } from "~/shared/api/client";
import type { Workspace } from "~/shared/api/types";

export type WorkspaceChange = Partial<Pick<Workspace, "name" | "currency" | "time_zone" | "language">> & {
  expected_version?: number;
};
export const save_workspace = (body: WorkspaceChange) => api.patch<Workspace>("/workspace", { body });
