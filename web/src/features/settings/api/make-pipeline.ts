import { api, type Body } from "~/shared/api/client";

export type NewPipeline = Body<"POST", "/pipelines">;
export const make_pipeline = (body: NewPipeline) => api.post("/pipelines", { body });
