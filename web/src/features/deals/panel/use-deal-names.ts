import { useQuery } from "@tanstack/react-query";
import type { Company, Deal, DealRow } from "~/shared/api/types";
import { record_query } from "~/shared/record/records-query";
import { useUsers } from "~/shared/session";

export type DealNames = { owner: string; company: string };

// One deal carries ids; the names beside them are looked up.
export function useDealNames(deal: (Deal & Partial<DealRow>) | undefined): DealNames {
  const users = useUsers();
  const company = useQuery({
    ...record_query<Company>("companies", deal?.company_id ?? ""),
    enabled: Boolean(deal?.company_id && !deal.company_name),
    staleTime: 60_000,
  });
  return {
    owner: users.find((u) => u.id === deal?.owner_id)?.name ?? deal?.owner_name ?? "",
    company: deal?.company_name ?? (deal?.company_id ? (company.data?.name ?? "") : ""),
  };
}
