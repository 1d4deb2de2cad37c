import { api } from "~/shared/api/client";
import type { DealRow, Page } from "~/shared/api/types";
import type { BoardFilter } from "../board/board-query";

const ROWS_PER_WINDOW = 100;

// The table shows the same deals as the board: open, of this pipeline, met by the same filter.
export function where_of(filter: BoardFilter): string {
  const parts = [`pipeline = "${filter.pipeline_id}"`, 'status = "open"'];
  if (filter.owner_id) parts.push(`owner = "${filter.owner_id}"`);
  if (filter.where) parts.push(`(${filter.where})`);
  return parts.join(" and ");
}

export const deals_query = (filter: BoardFilter, sort: string) => ({
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
