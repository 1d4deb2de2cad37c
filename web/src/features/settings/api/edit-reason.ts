import { api } from "~/shared/api/client";
import type { Reason } from "./setting-types";

export const edit_reason = (
  lost_reason_id: string,
  body: Partial<Pick<Reason, "name" | "position" | "active">>,
) => api.patch("/lost_reasons/{lost_reason_id}", { path: { lost_reason_id }, body });
