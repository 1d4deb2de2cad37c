import { api } from "~/shared/api/client";

export const cancel_import = (import_id: string) =>
  api.post("/imports/{import_id}/cancel", { path: { import_id } });
