import { api } from "~/shared/api/client";
import type { CriteriaCheck, CriteriaField, Page } from "~/shared/api/types";

export const fields_query = {
  queryKey: ["criteria_fields", "deal"],
  queryFn: async () =>
    (await api.get<Page<CriteriaField>>("/criteria/fields", { query: { record_type: "deal" } })).items,
  staleTime: 300_000,
};
export const check_criterion = async (text: string) =>
  (await api.post<CriteriaCheck>("/criteria/check", { body: { record_type: "deal", text } })).data;
