import { api } from "~/shared/api/client";
import type { DealRow, Page } from "~/shared/api/types";

const ROWS_PER_WINDOW = 100;

// The deals that one number counts: the criterion is the server's own.
export const deals_behind_query = (where: string, sort: string) => ({
  queryKey: ["deals", "behind", where, sort],
  queryFn: ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) =>
    api.get<Page<DealRow>>("/deals", {
      query: { where, sort, limit: ROWS_PER_WINDOW, cursor: pageParam, count: pageParam === "" || undefined },
      signal,
    }),
  initialPageParam: "",
  getNextPageParam: (last: Page<DealRow>) => last.next_cursor ?? undefined,
});
