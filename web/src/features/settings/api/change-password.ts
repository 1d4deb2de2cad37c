import { api, type Body } from "~/shared/api/client";

export const change_password = (body: Body<"POST", "/session/password">) =>
  api.post("/session/password", { body });
