import { api } from "~/shared/api/client";
import type { Page } from "~/shared/api/types";
import type { Team } from "./setting-types";

export const teams_query = {
  queryKey: ["teams"],
  queryFn: async () => (await api.get<Page<Team>>("/teams")).items,
};
