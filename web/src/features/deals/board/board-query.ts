import { api } from "~/shared/api/client";
import type { BoardSort } from "./next-step";

export type BoardFilter = {
  pipeline_id: string;
  where?: string;
  q?: string;
  owner_id?: string;
  sort: BoardSort;
};

export function is_narrowed(filter: BoardFilter): boolean {
  return Boolean(filter.where || filter.q || filter.owner_id);
}

export const board_query = (filter: BoardFilter) => ({
  queryKey: ["board", filter],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get("/board", { query: filter, signal }),
  staleTime: 0,
  gcTime: 0,
});

export const read_column = (stage_id: string, cursor: string, filter: BoardFilter) =>
  api.get("/board/column", {
    query: {
      stage_id,
      cursor,
      where: filter.where,
      q: filter.q,
      owner_id: filter.owner_id,
      sort: filter.sort,
    },
  });
