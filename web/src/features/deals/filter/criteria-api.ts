import { api } from "~/shared/api/client";
import { refusal_words } from "~/shared/api/refusal-words";
import type { CriteriaError, CriteriaField } from "~/shared/api/types";
import { unit_at_byte } from "./byte-offset";

// The builder has lists of these; of other records it offers the name, which is text.
const CHOSEN_FROM = new Set(["user", "stage", "pipeline", "lost_reason"]);
function is_for_people(field: CriteriaField): boolean {
  return field.of === null || CHOSEN_FROM.has(field.of);
}

export const fields_query = {
  queryKey: ["criteria_fields", "deal"],
  queryFn: async () =>
    (await api.get("/criteria/fields", { query: { record_type: "deal" } })).items.filter(is_for_people),
  staleTime: 300_000,
};
export const check_criterion = async (text: string) => {
  const checked = (await api.post("/criteria/check", { body: { record_type: "deal", text } })).data;
  const said = (error: CriteriaError) => {
    const name = text.slice(unit_at_byte(text, error.at), unit_at_byte(text, error.at + error.length));
    return { ...error, says: refusal_words({ ...error, name }) };
  };
  return { ...checked, errors: checked.errors.map(said) };
};
