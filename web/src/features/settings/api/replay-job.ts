import { api } from "~/shared/api/client";

export const replay_job = (job_id: string) => api.post("/jobs/{job_id}/replay", { path: { job_id } });
