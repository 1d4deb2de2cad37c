import { api } from "~/shared/api/client";
import type { Session } from "~/shared/api/types";

export const sign_in = (body: { email: string; password: string }) => api.post<Session>("/session", { body });
export const sign_out = () => api.remove("/session");
export const read_setup = () => api.get<{ needs_owner: boolean }>("/setup");
export type FirstRun = {
  workspace_name: string;
  name: string;
  email: string;
  password: string;
  currency: string;
  time_zone: string;
  language: string;
};
export const set_up = (body: FirstRun) => api.post<Session>("/setup", { body });
