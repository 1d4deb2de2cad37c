import { api } from "~/shared/api/client";
import type { Member } from "./setting-types";

export type UserFields = Pick<Member, "name" | "email" | "role" | "visibility" | "team_id" | "active">;
export const make_user = (body: UserFields) => api.post("/users", { body });
