import { api } from "~/shared/api/client";

export const undo_entry = (position: string | number) =>
  api.post<{ pos: number }>("/journal/{pos}/undo", { path: { pos: String(position) } });
