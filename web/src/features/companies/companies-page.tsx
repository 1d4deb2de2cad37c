import { useLingui } from "@lingui/react/macro";
import type { Company, Money } from "~/shared/api/types";
import { format_money } from "~/shared/format/money";
import type { Column } from "~/shared/grid/grid-types";
import { NewRecord } from "~/shared/record/new-record";
import { RecordsPage } from "~/shared/record/records-page";
import { CompanyPanel } from "./company-panel";

export function CompaniesPage() {
  const { t, i18n } = useLingui();
  const money = (value: Company["won_value"]) =>
    ([value].flat().filter(Boolean) as Money[]).map((m) => format_money(m, i18n.locale)).join(" + ");
  const columns: Column<Company>[] = [
    {
      key: "name",
      label: t`Company`,
      width: "minmax(200px, 2fr)",
      sort: "name",
      render: (c) => <span style={{ fontWeight: 500 }}>{c.name}</span>,
    },
    { key: "domain", label: t`Domain`, width: "minmax(140px, 1fr)", render: (c) => <span>{c.domain}</span> },
    {
      key: "industry",
      label: t`Industry`,
      width: "minmax(120px, 1fr)",
      sort: "industry",
      render: (c) => <span>{c.industry}</span>,
    },
    {
      key: "city",
      label: t`City`,
      width: "minmax(110px, 1fr)",
      render: (c) => <span>{[c.city, c.country].filter(Boolean).join(", ")}</span>,
    },
    {
      key: "open_deals",
      label: t`Open deals`,
      width: "minmax(90px, 0.6fr)",
      align: "end",
      render: (c) => <span>{c.open_deals ?? ""}</span>,
    },
    {
      key: "won_value",
      label: t`Won`,
      width: "minmax(120px, 0.8fr)",
      align: "end",
      render: (c) => <span>{money(c.won_value)}</span>,
    },
  ];
  const fields = [
    { name: "name", label: t`Name` },
    { name: "domain", label: t`Domain` },
    { name: "industry", label: t`Industry` },
    { name: "city", label: t`City` },
    { name: "country", label: t`Country` },
    { name: "phone", label: t`Phone`, type: "tel" },
  ];
  return (
    <RecordsPage<Company>
      kind="companies"
      title={t`Companies`}
      new_label={t`New company`}
      search_label={t`Search companies`}
      empty={t`No companies yet. Add one, or import a file.`}
      columns={columns}
      panel={(id, close) => <CompanyPanel key={id} id={id} close={close} />}
      form={(close) => <NewRecord kind="companies" title={t`New company`} fields={fields} close={close} />}
    />
  );
}
