import { api } from "~/shared/api/client";
import type { Pipeline } from "~/shared/api/types";

export type NewPipeline = { name?: string; from_template?: string; stages?: { name: string }[] };
export const make_pipeline = (body: NewPipeline) => api.post<Pipeline>("/pipelines", { body });
