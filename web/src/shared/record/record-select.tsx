import { useLingui } from "@lingui/react/macro";
import { Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/shared/api/client";
import type { Company, DealRow, Page, Person } from "~/shared/api/types";

const OFFERED = 8;
const TYPING_MS = 200;
type Option = { value: string; label: string };
const together = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(", ");

// What is found by name, of each kind of record; of the deals only the open ones.
const FIND = {
  deals: async (q: string) => {
    const query = { q, limit: OFFERED, where: "status = open" };
    const { items } = await api.get<Page<DealRow>>("/deals", { query });
    return items.map((d) => ({ value: d.id, label: together(d.title, d.company_name) }));
  },
  people: async (q: string) => {
    const { items } = await api.get<Page<Person>>("/people", { query: { q, limit: OFFERED } });
    return items.map((p) => ({ value: p.id, label: together(p.name, p.company_name) }));
  },
  companies: async (q: string) => {
    const { items } = await api.get<Page<Company>>("/companies", { query: { q, limit: OFFERED } });
    return items.map((c) => ({ value: c.id, label: c.name }));
  },
};
export type FoundKind = keyof typeof FIND;

// Picks one record by typing the beginning of its name. `stays`: what was picked stays in the field.
export function RecordSelect(
  props: Pick<SelectProps, "label" | "size" | "mt" | "placeholder" | "aria-label" | "error"> & {
    kind: FoundKind;
    stays?: boolean;
    on_pick: (id: string | null) => void;
  },
) {
  const { t } = useLingui();
  const { kind, stays, on_pick, ...field } = props;
  const [typed, set_typed] = useState("");
  const [picked, set_picked] = useState<Option | null>(null);
  const [q] = useDebouncedValue(typed.trim(), TYPING_MS);
  const is_asked = q.length > 1 && q !== picked?.label;
  const { data } = useQuery({
    queryKey: [kind, "named", q],
    queryFn: () => FIND[kind](q),
    enabled: is_asked,
    placeholderData: keepPreviousData,
  });
  const found = (is_asked && data) || [];
  const options = picked && !found.some((o) => o.value === picked.value) ? [picked, ...found] : found;
  return (
    <Select
      {...field}
      searchable
      clearable={stays}
      clearButtonProps={{ "aria-label": t`Clear` }}
      filter={({ options }) => options}
      nothingFoundMessage={is_asked ? t`Nothing found.` : t`Type a name`}
      data={options}
      value={picked?.value ?? null}
      searchValue={typed}
      onSearchChange={set_typed}
      onChange={(id) => {
        if (stays) set_picked(options.find((o) => o.value === id) ?? null);
        else set_typed("");
        on_pick(id);
      }}
    />
  );
}
