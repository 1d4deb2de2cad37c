import { api } from "~/shared/api/client";

export const undo_import = (import_id: string) =>
  api.post("/imports/{import_id}/undo", { path: { import_id } });
