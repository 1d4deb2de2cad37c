import { api, type Body } from "~/shared/api/client";

export type Win = Body<"POST", "/deals/{deal_id}/win">;
export type Lose = Body<"POST", "/deals/{deal_id}/lose">;
export type Park = Body<"POST", "/deals/{deal_id}/park">;

export const win_deal = (deal_id: string, body: Win) =>
  api.post("/deals/{deal_id}/win", { path: { deal_id }, body });
export const lose_deal = (deal_id: string, body: Lose) =>
  api.post("/deals/{deal_id}/lose", { path: { deal_id }, body });
export const park_deal = (deal_id: string, body: Park) =>
  api.post("/deals/{deal_id}/park", { path: { deal_id }, body });
export const reopen_deal = (deal_id: string) => api.post("/deals/{deal_id}/reopen", { path: { deal_id } });
