import { api } from "~/shared/api/client";

export const reasons_query = {
  queryKey: ["lost_reasons", "all"],
  queryFn: async () => (await api.get("/lost_reasons")).items,
};
