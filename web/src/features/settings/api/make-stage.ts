import { api } from "~/shared/api/client";
import type { StageFields } from "../stage-form";
import type { FullStage } from "./setting-types";

export const make_stage = (pipeline_id: string, body: StageFields) =>
  api.post<FullStage>("/pipelines/{pipeline_id}/stages", { path: { pipeline_id }, body });
