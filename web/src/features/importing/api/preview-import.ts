import { api } from "~/shared/api/client";
import type { PreviewImport } from "./import-types";

// The first rows as the import will read them. The file does not change, so neither does the answer.
export const preview_query = (body: PreviewImport) => ({
  queryKey: ["imports", "preview", body],
  queryFn: async () => (await api.post("/imports/preview", { body })).data,
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});
