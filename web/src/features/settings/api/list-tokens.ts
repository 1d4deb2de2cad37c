import { api } from "~/shared/api/client";

export const tokens_query = {
  queryKey: ["tokens"],
  queryFn: async () => (await api.get("/tokens")).items,
};
