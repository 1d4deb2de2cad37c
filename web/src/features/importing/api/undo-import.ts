import { api } from "~/shared/api/client";
import type { Import } from "./import-types";

export const undo_import = (import_id: string) =>
  api.post<Import>("/imports/{import_id}/undo", { path: { import_id } });
