import { api } from "~/shared/api/client";
import type { Activity, Page } from "~/shared/api/types";

export type ActivityFilter = {
  deal_id?: string;
  owner_id?: string;
  state?: "open" | "done" | "overdue" | "today";
  limit?: number;
};
export const activities_query = (filter: ActivityFilter) => ({
  queryKey: ["activities", filter],
  queryFn: () => api.get<Page<Activity>>("/activities", { query: filter }),
});
