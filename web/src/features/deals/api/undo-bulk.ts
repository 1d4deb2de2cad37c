import { api } from "~/shared/api/client";

// The whole change to many deals; those that somebody changed since stay, and are told.
export const undo_bulk = (batch_id: string) =>
  api.post("/deals/bulk/{batch_id}/undo", { path: { batch_id } });
