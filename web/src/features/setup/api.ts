import { api } from "~/shared/api/client";
import type { PipelineTemplate } from "~/shared/api/types";

export const templates_query = {
  queryKey: ["pipeline_templates"],
  queryFn: async () => (await api.get("/pipeline_templates")).items,
};
// From a template, or an empty one of the named steps.
export const make_pipeline = (template: Pick<PipelineTemplate, "key" | "name">) =>
  api.post("/pipelines", { body: { from_template: template.key, name: template.name } });
export const make_own_pipeline = (name: string, steps: string[]) =>
  api.post("/pipelines", { body: { name, stages: steps.map((step) => ({ name: step })) } });
export const fill_with_sample = () => api.post("/demo");

const REMOVED_AT_ONCE = 2000;
export async function remove_sample(): Promise<void> {
  const { data } = await api.remove("/demo", { body: { limit: REMOVED_AT_ONCE } });
  if (!data.done) await remove_sample();
}
