import { api } from "~/shared/api/client";

export const make_team = (name: string) => api.post("/teams", { body: { name } });
