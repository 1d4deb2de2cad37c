import { api } from "~/shared/api/client";
import type { Pipeline } from "~/shared/api/types";

export type PipelineChange = {
  name?: string;
  position?: number;
  archived?: boolean;
  expected_version?: number;
};
export const edit_pipeline = (pipeline_id: string, body: PipelineChange) =>
  api.patch<Pipeline>("/pipelines/{pipeline_id}", { path: { pipeline_id }, body });
