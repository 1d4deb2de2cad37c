import { keepPreviousData } from "@tanstack/react-query";
import { api } from "~/shared/api/client";

export type StagesAsk = {
  pipeline_id?: string | undefined;
  where?: string | undefined;
  from?: string | null;
  to?: string | null;
  as_of?: string | undefined;
};
export const stages_query = (ask: StagesAsk) => ({
  queryKey: ["reports", "stages", ask],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get("/reports/stages", { query: ask, signal }),
  placeholderData: keepPreviousData,
});
