import { QueryClient } from "@tanstack/react-query";
import { is_passing } from "~/shared/api/problem";

export const query_client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => is_passing(error) && count < 2,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

// For what a page cannot do without: asked until it is answered; meanwhile `failureReason` says what is in the way.
const AGAIN_MS = [1000, 2000, 3000, 5000];
export const until_answered = {
  retry: (_count: number, error: unknown) => is_passing(error),
  retryDelay: (count: number) => AGAIN_MS[Math.min(count, AGAIN_MS.length - 1)] ?? 0,
};

// What is shown and could not be read; for when the server answers again.
export function read_what_failed(): Promise<void> {
  return query_client.refetchQueries({
    type: "active",
    predicate: ({ state }) => state.status === "error" && is_passing(state.error),
  });
}
