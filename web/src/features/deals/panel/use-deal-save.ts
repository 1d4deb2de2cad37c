import type { Deal } from "~/shared/api/types";
import { api } from "~/shared/api/client";
import { query_client } from "~/shared/query";
import { save_field } from "~/shared/record/save-field";
import { useSession } from "~/shared/session";
import { deal_query } from "../api/read-deal";

export type DealField =
  | "title"
  | "value"
  | "expected_close_on"
  | "owner_id"
  | "source_channel"
  | "source_kind"
  | "forecast_category"
  | "competitor"
  | "tags";
export type SaveDealField = (field: DealField) => (value: string, force: boolean) => Promise<unknown>;

export function text_of_field(deal: Deal, field: DealField): string {
  if (field === "value") return deal.value?.amount ?? "";
  if (field === "tags") return deal.tags.join(", ");
  return deal[field] ?? "";
}

// One field of the deal from its inline text to the server.
export function useDealSave(deal: Deal | undefined): SaveDealField {
  const { workspace } = useSession();
  return (field) => async (value, force) => {
    if (!deal) return;
    const body = { [field]: typed(field, value, deal.value?.currency ?? workspace.currency) };
    await save_field<Deal>({
      read: deal,
      text_of: (record) => text_of_field(record, field),
      reload: () => query_client.fetchQuery(deal_query(deal.id)),
      write: (expected_version) =>
        api.patch("/deals/{deal_id}", { path: { deal_id: deal.id }, body: { ...body, expected_version } }),
      force,
    });
    await query_client.invalidateQueries({
      predicate: (q) => ["deal", "timeline", "board", "deals"].includes(String(q.queryKey[0])),
    });
  };
}

function typed(field: DealField, value: string, currency: string): unknown {
  if (field === "value") return value ? { amount: value, currency } : null;
  if (field === "tags")
    return value
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean);
  return value || null;
}
