import { api } from "~/shared/api/client";
import type { StageFields } from "../stage-form";
import type { FullStage } from "./setting-types";

export type StageChange = Partial<StageFields> & { position?: number; expected_version?: number };
export const edit_stage = (stage_id: string, body: StageChange) =>
  api.patch<FullStage>("/stages/{stage_id}", { path: { stage_id }, body });
