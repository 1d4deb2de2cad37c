import { api } from "~/shared/api/client";
import type { Deal } from "~/shared/api/types";

export type DealPatch = Partial<
  Pick<
    Deal,
    | "title"
    | "value"
    | "expected_close_on"
    | "owner_id"
    | "company_id"
    | "tags"
    | "source_kind"
    | "source_channel"
    | "forecast_category"
    | "competitor"
  >
>;
export const edit_deal = (deal_id: string, body: DealPatch) =>
  api.patch<Deal>("/deals/{deal_id}", { path: { deal_id }, body });
