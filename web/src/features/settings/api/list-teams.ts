import { api } from "~/shared/api/client";

export const teams_query = {
  queryKey: ["teams"],
  queryFn: async () => (await api.get("/teams")).items,
};
