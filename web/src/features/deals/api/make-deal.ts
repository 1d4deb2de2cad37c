import { api, type Body } from "~/shared/api/client";

export type NewDeal = Body<"POST", "/deals">;
export const make_deal = (body: NewDeal) => api.post("/deals", { body });
