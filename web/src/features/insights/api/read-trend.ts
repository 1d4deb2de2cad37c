import { keepPreviousData } from "@tanstack/react-query";
import { api } from "~/shared/api/client";
import type { Trend } from "./report-types";

export type TrendAsk = {
  where?: string | undefined;
  from?: string | null;
  to?: string | null;
  as_of?: string | undefined;
};
export const trend_query = (ask: TrendAsk) => ({
  queryKey: ["reports", "trend", ask],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<Trend>("/reports/trend", { query: { metric: "won_value", by: "month", ...ask }, signal }),
  placeholderData: keepPreviousData,
});
