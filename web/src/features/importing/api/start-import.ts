import { api } from "~/shared/api/client";
import type { Import, StartImport } from "./import-types";

export const start_import = async (body: StartImport) => (await api.post<Import>("/imports", { body })).data;
