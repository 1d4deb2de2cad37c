import { api } from "~/shared/api/client";

export const sessions_query = {
  queryKey: ["sessions"],
  queryFn: async () => (await api.get("/sessions")).items,
};
