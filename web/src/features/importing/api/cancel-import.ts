import { api } from "~/shared/api/client";
import type { Import } from "./import-types";

export const cancel_import = (import_id: string) =>
  api.post<Import>("/imports/{import_id}/cancel", { path: { import_id } });
