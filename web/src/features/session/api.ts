import { api, type Body } from "~/shared/api/client";

export const sign_in = (body: Body<"POST", "/session">) => api.post("/session", { body });
export const sign_out = () => api.remove("/session");
export const read_setup = () => api.get("/setup");
export type FirstRun = Required<Body<"POST", "/setup">>;
export const set_up = (body: FirstRun) => api.post("/setup", { body });
