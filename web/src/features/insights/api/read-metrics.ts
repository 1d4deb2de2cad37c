import { keepPreviousData } from "@tanstack/react-query";
import { api } from "~/shared/api/client";

export type MetricsAsk = {
  group_by: string;
  where?: string | undefined;
  from?: string | null;
  to?: string | null;
  as_of?: string | undefined;
};
export const metrics_query = (ask: MetricsAsk) => ({
  queryKey: ["reports", "metrics", ask],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get("/reports/metrics", { query: ask, signal }),
  placeholderData: keepPreviousData,
});
