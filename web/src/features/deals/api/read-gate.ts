import { api } from "~/shared/api/client";
import { query_client } from "~/shared/query";

const FRESH_MS = 5000;
// Asked while a card hovers over a column, and again on the drop: within a few seconds the answer is the same.
export const read_gate = (deal_id: string, to_stage_id: string) =>
  query_client.fetchQuery({
    queryKey: ["gate", deal_id, to_stage_id],
    queryFn: () => api.get("/deals/{deal_id}/gate", { path: { deal_id }, query: { to_stage_id } }),
    staleTime: FRESH_MS,
  });
