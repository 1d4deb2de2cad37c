import { api } from "~/shared/api/client";

export type Bulk = {
  deal_ids: string[];
  action: "move" | "assign" | "win" | "lose" | "park" | "reopen" | "tag" | "delete";
  to_stage_id?: string;
  owner_id?: string;
  lost_reason_id?: string;
  competitor?: string;
  note?: string;
  do_not_contact?: boolean;
  wake_on?: string;
};
export type BulkResult = {
  done: number;
  failed: number;
  errors: { deal_id: string; slug: string; says: string }[];
};
export const bulk_deals = (body: Bulk) => api.post<BulkResult>("/deals/bulk", { body });
