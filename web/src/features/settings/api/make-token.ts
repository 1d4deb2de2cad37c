import { api, type Body } from "~/shared/api/client";

export type NewToken = Body<"POST", "/tokens">;
// The secret is in this answer only.
export const make_token = async (body: NewToken) => (await api.post("/tokens", { body })).data;
