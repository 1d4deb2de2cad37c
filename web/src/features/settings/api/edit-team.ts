import { api } from "~/shared/api/client";

export const edit_team = (team_id: string, body: { name: string; expected_version: number }) =>
  api.patch("/teams/{team_id}", { path: { team_id }, body });
