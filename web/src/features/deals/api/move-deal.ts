import { api, type Body } from "~/shared/api/client";

export type Move = Body<"POST", "/deals/{deal_id}/moves">;
export const move_deal = (deal_id: string, body: Move) =>
  api.post("/deals/{deal_id}/moves", { path: { deal_id }, body });
