import { api } from "~/shared/api/client";

export const change_password = (body: { current: string; new: string }) =>
  api.post<object>("/session/password", { body });
