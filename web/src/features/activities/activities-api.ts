import { api } from "~/shared/api/client";

export type ActivityFilter = {
  deal_id?: string;
  owner_id?: string;
  state?: "open" | "done" | "overdue" | "today";
  limit?: number;
};
export const activities_query = (filter: ActivityFilter) => ({
  queryKey: ["activities", filter],
  queryFn: () => api.get("/activities", { query: filter }),
});
