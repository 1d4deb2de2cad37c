import { api } from "~/shared/api/client";

export const end_session = (session_id: string) =>
  api.remove("/sessions/{session_id}", { path: { session_id } });
