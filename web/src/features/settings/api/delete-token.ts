import { api } from "~/shared/api/client";

export const delete_token = (token_id: string) => api.remove("/tokens/{token_id}", { path: { token_id } });
