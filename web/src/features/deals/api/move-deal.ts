import { api } from "~/shared/api/client";
import type { Deal } from "~/shared/api/types";

export type Move = {
  to_stage_id: string;
  before?: string;
  after?: string;
  reason?: string;
  override_reason?: string;
  expected_version?: number;
};
export const move_deal = (deal_id: string, body: Move) =>
  api.post<Deal>("/deals/{deal_id}/moves", { path: { deal_id }, body });
