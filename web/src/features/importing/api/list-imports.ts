import { api } from "~/shared/api/client";

export const imports_query = {
  queryKey: ["imports", "list"],
  queryFn: async () => (await api.get("/imports")).items,
  staleTime: 0,
};
