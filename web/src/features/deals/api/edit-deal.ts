import { api, type Body } from "~/shared/api/client";

export type DealPatch = Body<"PATCH", "/deals/{deal_id}">;
export const edit_deal = (deal_id: string, body: DealPatch) =>
  api.patch("/deals/{deal_id}", { path: { deal_id }, body });
