import { keepPreviousData } from "@tanstack/react-query";
import { api } from "~/shared/api/client";

export type TrendAsk = {
  where?: string | undefined;
  from?: string | null;
  to?: string | null;
  as_of?: string | undefined;
};
export const trend_query = (ask: TrendAsk) => ({
  queryKey: ["reports", "trend", ask],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get("/reports/trend", { query: { metric: "won_value", by: "month", ...ask }, signal }),
  placeholderData: keepPreviousData,
});
