import { api } from "~/shared/api/client";
import type { CriteriaField } from "~/shared/api/types";

// Keys and bookkeeping can be written as text; the builder does not offer them.
const LEFT_OUT = new Set([
  "id",
  "version",
  "rank",
  "next_activity",
  "external_source",
  "external_id",
  "closed_at",
]);
const CHOSEN_FROM = new Set(["user", "stage", "pipeline", "lost_reason"]);
function is_for_people(field: CriteriaField): boolean {
  return !LEFT_OUT.has(field.name) && (field.kind !== "reference" || CHOSEN_FROM.has(field.of));
}

export const fields_query = {
  queryKey: ["criteria_fields", "deal"],
  queryFn: async () =>
    (await api.get("/criteria/fields", { query: { record_type: "deal" } })).items.filter(is_for_people),
  staleTime: 300_000,
};
export const check_criterion = async (text: string) =>
  (await api.post("/criteria/check", { body: { record_type: "deal", text } })).data;
