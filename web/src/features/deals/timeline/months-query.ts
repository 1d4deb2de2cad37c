import { api } from "~/shared/api/client";
import type { BoardFilter } from "../board/board-query";
import { MONTHS_SHOWN } from "./months";

export const months_query = (filter: BoardFilter) => ({
  queryKey: ["board", "months", filter],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get("/board/months", { query: { ...filter, months: MONTHS_SHOWN }, signal }),
  staleTime: 0,
  gcTime: 0,
});

export const read_month = (
  span: { from_on?: string | null; to_on?: string | null },
  cursor: string,
  filter: BoardFilter,
) =>
  api.get("/board/month", {
    query: { ...filter, cursor, from_on: span.from_on ?? undefined, to_on: span.to_on ?? undefined },
  });
