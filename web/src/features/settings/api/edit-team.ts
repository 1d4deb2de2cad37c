import { api } from "~/shared/api/client";
import type { Team } from "./setting-types";

export const edit_team = (team_id: string, body: { name: string; expected_version: number }) =>
  api.patch<Team>("/teams/{team_id}", { path: { team_id }, body });
