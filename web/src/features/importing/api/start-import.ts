import { api } from "~/shared/api/client";
import type { StartImport } from "./import-types";

export const start_import = async (body: StartImport) => (await api.post("/imports", { body })).data;
