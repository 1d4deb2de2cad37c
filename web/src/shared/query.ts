import { QueryClient } from "@tanstack/react-query";
import { as_problem } from "~/shared/api/problem";

export const query_client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => as_problem(error).status === 0 && count < 2,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});
