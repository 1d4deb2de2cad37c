import { api } from "~/shared/api/client";
import type { Team } from "./setting-types";

export const make_team = (name: string) => api.post<Team>("/teams", { body: { name } });
