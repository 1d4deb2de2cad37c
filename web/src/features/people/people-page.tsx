import { useLingui } from "@lingui/react/macro";
import type { Person } from "~/shared/api/types";
import type { Column } from "~/shared/grid/grid-types";
import { NewRecord } from "~/shared/record/new-record";
import { RecordsPage } from "~/shared/record/records-page";
import { PersonPanel } from "./person-panel";

export function PeoplePage() {
  const { t } = useLingui();
  const columns: Column<Person>[] = [
    {
      key: "name",
      label: t`Name`,
      width: "minmax(180px, 1.6fr)",
      sort: "name",
      render: (p) => <span style={{ fontWeight: 500 }}>{p.name}</span>,
    },
    {
      key: "job_title",
      label: t`Position`,
      width: "minmax(130px, 1fr)",
      render: (p) => <span>{p.job_title}</span>,
    },
    {
      key: "company",
      label: t`Company`,
      width: "minmax(150px, 1.2fr)",
      render: (p) => <span>{p.company_name}</span>,
    },
    {
      key: "email",
      label: t`E-mail`,
      width: "minmax(180px, 1.4fr)",
      sort: "email",
      render: (p) => <span>{p.email}</span>,
    },
    { key: "phone", label: t`Phone`, width: "minmax(130px, 1fr)", render: (p) => <span>{p.phone}</span> },
  ];
  const fields = [
    { name: "name", label: t`Name` },
    { name: "email", label: t`E-mail`, type: "email" },
    { name: "phone", label: t`Phone`, type: "tel" },
    { name: "job_title", label: t`Position` },
    { name: "company_id", label: t`Company`, of: "companies" as const },
  ];
  return (
    <RecordsPage<Person>
      kind="people"
      title={t`People`}
      new_label={t`New person`}
      search_label={t`Search people`}
      empty={t`No people yet. Add one, or import a file.`}
      columns={columns}
      panel={(id, close) => <PersonPanel key={id} id={id} close={close} />}
      form={(close) => <NewRecord kind="people" title={t`New person`} fields={fields} close={close} />}
    />
  );
}
