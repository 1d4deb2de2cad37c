import { api, type Body } from "~/shared/api/client";

// The choice already holds in this browser; the server keeps it for the next one. Failing is no reason to disturb.
export async function save_me(body: Body<"PATCH", "/me">) {
  await api.patch("/me", { body }).catch(() => undefined);
}
