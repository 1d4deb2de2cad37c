import { api } from "~/shared/api/client";
import type { UserFields } from "./make-user";

export const edit_user = (user_id: string, body: Partial<UserFields> & { expected_version: number }) =>
  api.patch("/users/{user_id}", { path: { user_id }, body });
