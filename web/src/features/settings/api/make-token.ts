import { api } from "~/shared/api/client";
import type { Scope, Token } from "./setting-types";

export type NewToken = { name: string; scopes: Scope[]; expires_on: string | null };
// The secret is in this answer only.
export const make_token = async (body: NewToken) =>
  (await api.post<{ token: Token; secret: string }>("/tokens", { body })).data;
