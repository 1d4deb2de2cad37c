import { api } from "~/shared/api/client";
import type { Page } from "~/shared/api/types";
import type { Reason } from "./setting-types";

export const reasons_query = {
  queryKey: ["lost_reasons", "all"],
  queryFn: async () => (await api.get<Page<Reason>>("/lost_reasons")).items,
};
