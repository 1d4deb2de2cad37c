import { api } from "~/shared/api/client";
import type { Import } from "./import-types";

const POLL_MS = 700;
const UNDER_WAY = new Set(["waiting", "running", "undoing"]);
export const is_under_way = (one: Import) => UNDER_WAY.has(one.state);

export const import_query = (import_id: string) => ({
  queryKey: ["imports", import_id],
  queryFn: () => api.get("/imports/{import_id}", { path: { import_id } }),
  staleTime: 0,
  refetchInterval: (query: { state: { data?: Import | undefined } }) =>
    query.state.data && !is_under_way(query.state.data) ? (false as const) : POLL_MS,
});
