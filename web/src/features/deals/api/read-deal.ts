import { api } from "~/shared/api/client";
import type { Deal, DealRow } from "~/shared/api/types";

export const deal_query = (deal_id: string) => ({
  queryKey: ["deal", deal_id],
  queryFn: () => api.get<Deal & Partial<DealRow>>("/deals/{deal_id}", { path: { deal_id } }),
  staleTime: 0,
});
