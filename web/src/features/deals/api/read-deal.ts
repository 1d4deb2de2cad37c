import { api } from "~/shared/api/client";

export const deal_query = (deal_id: string) => ({
  queryKey: ["deal", deal_id],
  queryFn: () => api.get("/deals/{deal_id}", { path: { deal_id } }),
  staleTime: 0,
});
