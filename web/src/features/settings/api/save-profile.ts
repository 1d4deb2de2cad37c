import { api, type Body } from "~/shared/api/client";

export const save_profile = (body: Body<"PATCH", "/me">) => api.patch("/me", { body });
