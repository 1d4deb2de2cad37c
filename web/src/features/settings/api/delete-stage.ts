import { api } from "~/shared/api/client";

export const delete_stage = (stage_id: string) => api.remove("/stages/{stage_id}", { path: { stage_id } });
