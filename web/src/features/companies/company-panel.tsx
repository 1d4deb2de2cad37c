import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useStatusWords } from "~/features/deals/filter/status";
import { api } from "~/shared/api/client";
import type { Company, DealRow, Page } from "~/shared/api/types";
import { format_money } from "~/shared/format/money";
import { Composer } from "~/shared/record/composer";
import { InlineField } from "~/shared/record/inline-field";
import { RecordPanel } from "~/shared/record/record-panel";
import styles from "~/shared/record/record.module.css";
import { record_query } from "~/shared/record/records-query";
import { Timeline } from "~/shared/record/timeline";
import { useRecordSave } from "~/shared/record/use-record-save";
import { useProblemText } from "~/shared/ui/use-problem-text";

const DEALS_SHOWN = 20;

export function CompanyPanel(props: { id: string; close: () => void }) {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const { id } = props;
  const query = useQuery(record_query<Company>("companies", id));
  const company = query.data;
  const save = useRecordSave("companies", company);
  return (
    <RecordPanel
      label={company?.name ?? t`Company`}
      close={props.close}
      head={
        <h2 className={styles.title}>
          {company ? (
            <InlineField big label={t`Name`} value={company.name} required save={save("name")} />
          ) : query.error ? (
            t`Company`
          ) : (
            "…"
          )}
        </h2>
      }
    >
      {query.error ? <p role="alert">{problem_text(query.error)}</p> : null}
      {company ? (
        <>
          <section className={styles.facts} aria-label={t`Facts`}>
            <InlineField wide label={t`Domain`} value={company.domain ?? ""} save={save("domain")} />
            <InlineField wide label={t`Website`} value={company.website ?? ""} save={save("website")} />
            <InlineField label={t`Phone`} kind="tel" value={company.phone ?? ""} save={save("phone")} />
            <InlineField label={t`Industry`} value={company.industry ?? ""} save={save("industry")} />
            <InlineField
              label={t`Employees`}
              value={company.employees === null ? "" : String(company.employees)}
              save={save("employees", (value) => (value ? Number(value) : null))}
            />
            <InlineField label={t`City`} value={company.city ?? ""} save={save("city")} />
            <InlineField label={t`Country`} value={company.country ?? ""} save={save("country")} />
          </section>
          <CompanyDeals company_id={id} />
          <Composer about={{ company_id: id }} id={id} />
          <Timeline record="companies" id={id} />
        </>
      ) : null}
    </RecordPanel>
  );
}

// The open deals first; those that are closed or sleep stand apart and say how they ended.
function CompanyDeals(props: { company_id: string }) {
  const { t } = useLingui();
  const { company_id } = props;
  const open = useQuery(deals_of(company_id, "status = open"));
  const closed = useQuery(deals_of(company_id, "status != open"));
  const { says } = useStatusWords();
  return (
    <>
      <section>
        <h3>{t`Open deals`}</h3>
        {open.data?.length === 0 ? <p className={styles.none}>{t`No deals.`}</p> : null}
        <DealList deals={open.data ?? []} says={(deal) => deal.stage_name} />
      </section>
      {closed.data && closed.data.length > 0 ? (
        <section>
          <h3>{t`Closed and parked deals`}</h3>
          <DealList deals={closed.data} says={says} />
        </section>
      ) : null}
    </>
  );
}

const deals_of = (company_id: string, which: string) => ({
  queryKey: ["deals", "of_company", company_id, which],
  queryFn: async () => {
    const where = `company = "${company_id}" and ${which}`;
    const query = { where, sort: "-value", limit: DEALS_SHOWN };
    return (await api.get<Page<DealRow>>("/deals", { query })).items;
  },
});

function DealList(props: { deals: DealRow[]; says: (deal: DealRow) => string | null }) {
  const { i18n } = useLingui();
  return (
    <ul className={styles.list}>
      {props.deals.map((deal) => (
        <li key={deal.id}>
          <Link
            to={"/deals/$deal_id" as "/"}
            params={{ deal_id: deal.id } as never}
            style={{ color: "var(--accent)" }}
          >
            {deal.title}
          </Link>
          <span className="num">{format_money(deal.value, i18n.locale)}</span>
          <span className={styles.sub}>{props.says(deal)}</span>
        </li>
      ))}
    </ul>
  );
}
