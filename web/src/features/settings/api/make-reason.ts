import { api } from "~/shared/api/client";
import type { Reason } from "./setting-types";

export const make_reason = (name: string) => api.post<Reason>("/lost_reasons", { body: { name } });
