import { api } from "~/shared/api/client";
import type { Page } from "~/shared/api/types";
import type { Token } from "./setting-types";

export const tokens_query = {
  queryKey: ["tokens"],
  queryFn: async () => (await api.get<Page<Token>>("/tokens")).items,
};
