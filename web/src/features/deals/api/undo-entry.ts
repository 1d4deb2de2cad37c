import { api } from "~/shared/api/client";

export const undo_entry = (position: string | number) =>
  api.post("/journal/{pos}/undo", { path: { pos: String(position) } });
