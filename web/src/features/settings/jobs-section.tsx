import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { format_instant } from "~/shared/format/dates";
import { query_client } from "~/shared/query";
import { useSession } from "~/shared/session";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { given_up_query, job_counts_query } from "./api/list-jobs";
import { replay_job } from "./api/replay-job";
import type { GivenUpJob } from "./api/setting-types";
import { Fault, Row, Section } from "./section";
import styles from "./settings.module.css";
import { useJobWords } from "./use-job-words";
import { useSave } from "./use-save";

export function JobsSection() {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const counts = useQuery(job_counts_query);
  const given_up = useInfiniteQuery(given_up_query);
  // What was given up, or came to its end, since the list was read.
  const known = counts.data?.given_up;
  useEffect(() => {
    if (known !== undefined) void query_client.invalidateQueries({ queryKey: given_up_query.queryKey });
  }, [known]);
  const jobs = given_up.data?.pages.flatMap((page) => page.items);
  const problem = given_up.error ?? counts.error;
  return (
    <>
      <Section
        title={t`Background work`}
        says={t`What the server does after somebody asked for it, such as imports. What fails is tried again by itself for up to three days.`}
      >
        {counts.data ? (
          <dl className={styles.figures}>
            <Figure name={t`Running now`} value={counts.data.running} />
            <Figure name={t`Waiting`} value={counts.data.waiting} />
            <Figure name={t`Failed for good`} value={counts.data.given_up} />
          </dl>
        ) : null}
      </Section>
      <Section title={t`Failed for good`} says={t`Newest first; each is kept for 90 days.`}>
        <Fault text={problem ? problem_text(problem) : null} />
        {jobs ? <GivenUp jobs={jobs} /> : null}
        {given_up.hasNextPage ? (
          <Button
            mt={12}
            variant="default"
            loading={given_up.isFetchingNextPage}
            onClick={() => void given_up.fetchNextPage()}
          >{t`Show more`}</Button>
        ) : null}
      </Section>
    </>
  );
}

function Figure(props: { name: string; value: number }) {
  const { i18n } = useLingui();
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{i18n.number(props.value)}</dd>
    </div>
  );
}

function GivenUp(props: { jobs: GivenUpJob[] }) {
  const { t, i18n } = useLingui();
  const { workspace } = useSession();
  const words = useJobWords();
  const list = useRef<HTMLUListElement>(null);
  const tried_at = useRef(-1);
  const replay = useSave(replay_job, { says: t`It is tried again.`, refresh: ["jobs"] });
  // The focus goes to what took the place of the row that went, else to the list.
  useEffect(() => {
    if (replay.text) tried_at.current = -1;
    if (tried_at.current < 0 || document.activeElement !== document.body) return;
    const buttons = list.current?.querySelectorAll("button") ?? [];
    const next = buttons[Math.min(tried_at.current, buttons.length - 1)];
    (next ?? list.current)?.focus();
    tried_at.current = -1;
  });
  return (
    <>
      <Fault text={replay.text} />
      <ul ref={list} className={styles.rows} tabIndex={-1} aria-label={t`Failed for good`}>
        {props.jobs.length === 0 ? <li className={styles.none}>{t`Nothing has failed for good.`}</li> : null}
        {props.jobs.map((job, index) => {
          const kind = words.kind(job);
          const at = format_instant(job.ended_at ?? job.created_at, i18n.locale, workspace.time_zone);
          const tries = t`${plural(job.attempt, { one: "tried # time", other: "tried # times" })}`;
          return (
            <Row
              key={job.id}
              name={
                <>
                  {kind}
                  {job.state === "quarantined" ? <span className={styles.badge}>{t`Put aside`}</span> : null}
                </>
              }
              meta={
                <>
                  {t`Given up ${at}`} · {tries}
                  {/* The server gives its reasons in English. */}
                  <span className={styles.reason} lang={job.state === "quarantined" ? undefined : "en"}>
                    {words.reason(job)}
                  </span>
                </>
              }
              tools={
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t`Try again: ${kind}, given up ${at}`}
                  onClick={() => {
                    if (replay.busy) return;
                    tried_at.current = index;
                    replay.run(job.id);
                  }}
                >{t`Try again`}</Button>
              }
            />
          );
        })}
      </ul>
    </>
  );
}
