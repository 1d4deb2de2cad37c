import { api } from "~/shared/api/client";

export const make_reason = (name: string) => api.post("/lost_reasons", { body: { name } });
