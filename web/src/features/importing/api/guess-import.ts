import { api } from "~/shared/api/client";
import type { Guess } from "./import-types";

export const guess_import = async (upload_ids: string[], profile?: string) =>
  (await api.post<Guess>("/imports/guess", { body: { upload_ids, ...(profile ? { profile } : {}) } })).data;
