import { api, type Body } from "~/shared/api/client";

export type NewNote = Body<"POST", "/notes">;
export const make_note = (body: NewNote) => api.post("/notes", { body });
