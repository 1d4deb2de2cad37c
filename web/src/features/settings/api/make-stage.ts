import { api } from "~/shared/api/client";
import type { StageFields } from "../stage-form";

export const make_stage = (pipeline_id: string, body: StageFields) =>
  api.post("/pipelines/{pipeline_id}/stages", { path: { pipeline_id }, body });
