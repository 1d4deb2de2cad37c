import { api } from "~/shared/api/client";
import type { Deal } from "~/shared/api/types";

export type Win = { closed_on?: string; override_reason?: string };
export type Lose = { lost_reason_id: string; competitor?: string; note?: string; do_not_contact?: boolean };
export type Park = { wake_on?: string; note?: string };

const post = (deal_id: string, verb: string, body: object) =>
  api.post<Deal>(`/deals/{deal_id}/${verb}`, { path: { deal_id }, body });
export const win_deal = (deal_id: string, body: Win) => post(deal_id, "win", body);
export const lose_deal = (deal_id: string, body: Lose) => post(deal_id, "lose", body);
export const park_deal = (deal_id: string, body: Park) => post(deal_id, "park", body);
export const reopen_deal = (deal_id: string) => post(deal_id, "reopen", {});
