import { api, type Body } from "~/shared/api/client";

export type Bulk = Body<"POST", "/deals/bulk">;
export const bulk_deals = (body: Bulk) => api.post("/deals/bulk", { body });
