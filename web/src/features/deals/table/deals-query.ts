import { api } from "~/shared/api/client";
import type { DealRow, Page } from "~/shared/api/types";
import type { BoardFilter } from "../board/board-query";
import type { StatusChoice } from "../filter/status";

const ROWS_PER_WINDOW = 100;

export type TableFilter = BoardFilter & { status: StatusChoice };

// The table shows the same deals as the board, of this pipeline and met by the same filter; besides the open ones it
// shows those of another status.
export function where_of(filter: TableFilter): string {
  const parts = [`pipeline = "${filter.pipeline_id}"`];
  if (filter.status !== "all") parts.push(`status = "${filter.status}"`);
  if (filter.owner_id) parts.push(`owner = "${filter.owner_id}"`);
  if (filter.where) parts.push(`(${filter.where})`);
  return parts.join(" and ");
}

// How many deals a filter shows.
export const count_deals = (filter: TableFilter) => ({
  queryKey: ["deals", "count", filter],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const query = { where: where_of(filter), q: filter.q, limit: 1, count: true };
    return (await api.get<Page<DealRow>>("/deals", { query, signal })).count ?? 0;
  },
});

export const deals_query = (filter: TableFilter, sort: string) => ({
  queryKey: ["deals", { ...filter, sort }],
  queryFn: ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) =>
    api.get<Page<DealRow>>("/deals", {
      query: {
        where: where_of(filter),
        q: filter.q,
        sort,
        limit: ROWS_PER_WINDOW,
        cursor: pageParam,
        count: pageParam === "" ? true : undefined,
      },
      signal,
    }),
  initialPageParam: "",
  getNextPageParam: (last: Page<DealRow>) => last.next_cursor ?? undefined,
});
