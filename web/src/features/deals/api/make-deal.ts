import { api } from "~/shared/api/client";
import type { Deal, Money } from "~/shared/api/types";

export type NewDeal = {
  title: string;
  pipeline_id?: string;
  stage_id?: string;
  value?: Money;
  company_id?: string;
  company_name?: string;
  owner_id?: string;
  expected_close_on?: string;
};
export const make_deal = (body: NewDeal) => api.post<Deal>("/deals", { body });
