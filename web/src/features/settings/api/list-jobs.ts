import { infiniteQueryOptions } from "@tanstack/react-query";
import { api } from "~/shared/api/client";

const LOOK_EVERY_MS = 5000;

// The server tells nobody that a job ended: who looks asks.
export const job_counts_query = {
  queryKey: ["jobs", "counts"],
  queryFn: () => api.get("/jobs/counts"),
  refetchInterval: LOOK_EVERY_MS,
};

export const given_up_query = infiniteQueryOptions({
  queryKey: ["jobs", "given_up"],
  queryFn: ({ pageParam }) => api.get("/jobs", { query: { cursor: pageParam } }),
  initialPageParam: "",
  getNextPageParam: (last) => last.next_cursor ?? undefined,
});
