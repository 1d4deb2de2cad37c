import { keepPreviousData } from "@tanstack/react-query";
import { api } from "~/shared/api/client";
import type { MetricsReport } from "./report-types";

export type MetricsAsk = {
  group_by: string;
  where?: string | undefined;
  from?: string | null;
  to?: string | null;
  as_of?: string | undefined;
};
export const metrics_query = (ask: MetricsAsk) => ({
  queryKey: ["reports", "metrics", ask],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<MetricsReport>("/reports/metrics", { query: ask, signal }),
  placeholderData: keepPreviousData,
});
