import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconBan, IconMail, IconPhone } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Company, Person } from "~/shared/api/types";
import { Composer } from "~/shared/record/composer";
import { InlineField } from "~/shared/record/inline-field";
import { RecordPanel } from "~/shared/record/record-panel";
import styles from "~/shared/record/record.module.css";
import { record_query } from "~/shared/record/records-query";
import { Timeline } from "~/shared/record/timeline";
import { useRecordSave } from "~/shared/record/use-record-save";
import { useProblemText } from "~/shared/ui/use-problem-text";

export function PersonPanel(props: { id: string; close: () => void }) {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const { id } = props;
  const query = useQuery(record_query<Person>("people", id));
  const person = query.data;
  const company = useQuery({
    ...record_query<Company>("companies", person?.company_id ?? ""),
    enabled: Boolean(person?.company_id),
  });
  const save = useRecordSave("people", person);
  return (
    <RecordPanel
      label={person?.name ?? t`Person`}
      close={props.close}
      head={
        <h2 className={styles.title}>
          {person ? (
            <InlineField big label={t`Name`} value={person.name} required save={save("name")} />
          ) : query.error ? (
            t`Person`
          ) : (
            "…"
          )}
        </h2>
      }
    >
      {query.error ? <p role="alert">{problem_text(query.error)}</p> : null}
      {person ? (
        <>
          {person.do_not_contact ? (
            <p role="note" style={{ color: "var(--overdue)", margin: 0 }}>
              <IconBan size={14} aria-hidden /> {t`Asked not to be contacted.`}
            </p>
          ) : (
            <div className={styles.composer_row}>
              {person.email ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  component="a"
                  href={`mailto:${person.email}`}
                  leftSection={<IconMail size={14} aria-hidden />}
                >
                  {t`Write`}
                </Button>
              ) : null}
              {person.phone ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  component="a"
                  href={`tel:${person.phone}`}
                  leftSection={<IconPhone size={14} aria-hidden />}
                >
                  {t`Call`}
                </Button>
              ) : null}
            </div>
          )}
          <section className={styles.facts} aria-label={t`Facts`}>
            <InlineField
              wide
              label={t`E-mail`}
              kind="email"
              value={person.email ?? ""}
              save={save("email")}
            />
            <InlineField label={t`Phone`} kind="tel" value={person.phone ?? ""} save={save("phone")} />
            <InlineField label={t`Position`} value={person.job_title ?? ""} save={save("job_title")} />
            <div className={styles.fact}>
              <span className={styles.fact_label}>{t`Company`}</span>
              {person.company_id ? (
                <Link
                  to={"/companies" as "/"}
                  search={{ open: person.company_id } as never}
                  style={{ color: "var(--accent)" }}
                >
                  {company.data?.name ?? person.company_name ?? t`Open`}
                </Link>
              ) : (
                <span className={styles.none}>–</span>
              )}
            </div>
          </section>
          <Composer about={{ person_id: id }} id={id} />
          <Timeline record="people" id={id} />
        </>
      ) : null}
    </RecordPanel>
  );
}
