import { api } from "~/shared/api/client";

export const guess_import = async (upload_ids: string[], profile?: string) =>
  (await api.post("/imports/guess", { body: { upload_ids, ...(profile ? { profile } : {}) } })).data;
