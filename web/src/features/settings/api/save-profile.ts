import { api } from "~/shared/api/client";
import type { Density, Member, Theme } from "./setting-types";

export const save_profile = (body: { name?: string; language?: string; theme?: Theme; density?: Density }) =>
  api.patch<Member>("/me", { body });
