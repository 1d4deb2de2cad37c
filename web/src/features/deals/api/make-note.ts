import { api } from "~/shared/api/client";
import type { Note } from "~/shared/api/types";

export type NewNote = { text: string; deal_id?: string; company_id?: string; person_id?: string };
export const make_note = (body: NewNote) => api.post<Note>("/notes", { body });
