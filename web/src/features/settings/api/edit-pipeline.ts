import { api, type Body } from "~/shared/api/client";

export type PipelineChange = Body<"PATCH", "/pipelines/{pipeline_id}">;
export const edit_pipeline = (pipeline_id: string, body: PipelineChange) =>
  api.patch("/pipelines/{pipeline_id}", { path: { pipeline_id }, body });
