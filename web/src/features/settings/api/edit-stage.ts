import { api, type Body } from "~/shared/api/client";

export type StageChange = Body<"PATCH", "/stages/{stage_id}">;
export const edit_stage = (stage_id: string, body: StageChange) =>
  api.patch("/stages/{stage_id}", { path: { stage_id }, body });
