import { api } from "~/shared/api/client";
import type { Page } from "~/shared/api/types";
import type { SignedIn } from "./setting-types";

export const sessions_query = {
  queryKey: ["sessions"],
  queryFn: async () => (await api.get<Page<SignedIn>>("/sessions")).items,
};
