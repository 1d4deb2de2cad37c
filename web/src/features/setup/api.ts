import { api } from "~/shared/api/client";
import type { Page, Pipeline, PipelineTemplate } from "~/shared/api/types";

export const templates_query = {
  queryKey: ["pipeline_templates"],
  queryFn: async () => (await api.get<Page<PipelineTemplate>>("/pipeline_templates")).items,
};
export const make_pipeline = (template: string) => api.post<Pipeline>("/pipelines", { body: { template } });
export const fill_with_sample = () => api.post("/demo");
export const remove_sample = () => api.remove("/demo");
