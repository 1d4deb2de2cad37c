import { api } from "~/shared/api/client";
import type { Page } from "~/shared/api/types";
import type { Import } from "./import-types";

export const imports_query = {
  queryKey: ["imports", "list"],
  queryFn: async () => (await api.get<Page<Import>>("/imports")).items,
  staleTime: 0,
};
