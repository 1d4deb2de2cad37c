import { api } from "~/shared/api/client";

export const set_user_password = (user_id: string, password: string) =>
  api.post("/users/{user_id}/password", { path: { user_id }, body: { password } });
