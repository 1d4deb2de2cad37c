import { api } from "~/shared/api/client";

export const fields_query = {
  queryKey: ["criteria_fields", "deal"],
  queryFn: async () => (await api.get("/criteria/fields", { query: { record_type: "deal" } })).items,
  staleTime: 300_000,
};
export const check_criterion = async (text: string) =>
  (await api.post("/criteria/check", { body: { record_type: "deal", text } })).data;
