import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconArrowsMaximize } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo } from "react";
import type { DealCard } from "~/shared/api/types";
import { useCommands } from "~/shared/commands";
import { format_money } from "~/shared/format/money";
import { live } from "~/shared/live/live-stream";
import { query_client } from "~/shared/query";
import { Composer } from "~/shared/record/composer";
import { InlineField } from "~/shared/record/inline-field";
import { RecordPanel } from "~/shared/record/record-panel";
import styles from "~/shared/record/record.module.css";
import { Timeline } from "~/shared/record/timeline";
import { usePipelines } from "~/shared/session";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { useActionWords } from "../actions/action-words";
import { DealActions } from "../actions/deal-actions";
import { deal_query } from "../api/read-deal";
import { DealActivities } from "./deal-activities";
import { DealFacts } from "./deal-facts";
import { DealPeople } from "./deal-people";
import { DealStatusBar } from "./deal-status-bar";
import { StageStepper } from "./stage-stepper";
import { useDealNames } from "./use-deal-names";
import { useDealSave } from "./use-deal-save";

export default function DealPanel(props: { deal_id: string; close?: () => void; full?: boolean }) {
  const { t, i18n } = useLingui();
  const { deal_id, full } = props;
  const navigate = useNavigate();
  const problem_text = useProblemText();
  const pipelines = usePipelines();
  const query = useQuery(deal_query(deal_id));
  const deal = query.data;
  const stages = useMemo(
    () =>
      (pipelines.find((p) => p.id === deal?.pipeline_id)?.stages ?? []).toSorted(
        (a, b) => a.position - b.position,
      ),
    [pipelines, deal?.pipeline_id],
  );
  const stage_name = useCallback((id: string) => stages.find((s) => s.id === id)?.name ?? "", [stages]);
  const words = useActionWords(stage_name);
  const find = useCallback((id: string) => (deal?.id === id ? (deal as DealCard) : undefined), [deal]);
  const actions = useMemo(() => new DealActions(null, words, find), [words, find]);
  const save = useDealSave(deal);
  const names = useDealNames(deal);
  const open_full = () => void navigate({ to: "/deals/$deal_id" as "/", params: { deal_id } as never });
  useCommands(
    full
      ? []
      : [
          {
            id: "full",
            title: t`Open the deal as a page`,
            group: "deal",
            keys: ["Mod+Enter"],
            run: open_full,
          },
        ],
  );
  useEffect(
    () =>
      live.listen({
        changes: (changes) => {
          if (!changes.some((c) => c.deal?.id === deal_id || c.record_id === deal_id)) return;
          void query_client.invalidateQueries({ queryKey: ["deal", deal_id] });
          void query_client.invalidateQueries({ queryKey: ["timeline", deal_id] });
        },
        reset: () => void query_client.invalidateQueries({ queryKey: ["deal", deal_id] }),
      }),
    [deal_id],
  );
  useEffect(() => {
    if (full && deal) document.title = `${deal.title} · Penstock`;
  }, [full, deal]);
  const tools = full ? null : (
    <ActionIcon aria-label={t`Open as a page`} onClick={open_full}>
      <IconArrowsMaximize size={15} />
    </ActionIcon>
  );
  const head = deal ? (
    <>
      <h2 className={styles.title}>
        <InlineField big label={t`Title`} value={deal.title} required save={save("title")} />
      </h2>
      <div className={`${styles.sub} num`}>
        {[format_money(deal.value, i18n.locale), names.company, names.owner].filter(Boolean).join(" · ")}
      </div>
      <StageStepper deal={deal} stages={stages} actions={actions} />
    </>
  ) : (
    <h2 className={styles.title}>{query.error ? t`Deal` : "…"}</h2>
  );
  return (
    <RecordPanel label={deal?.title ?? t`Deal`} head={head} tools={tools} close={props.close} full={full}>
      {query.error ? <p role="alert">{problem_text(query.error)}</p> : null}
      {deal ? (
        <>
          <div>
            <DealStatusBar deal={deal} actions={actions} />
            <DealFacts deal={deal} names={names} save={save} />
            <DealActivities deal_id={deal_id} />
            <DealPeople deal_id={deal_id} />
          </div>
          <div>
            <Composer about={{ deal_id }} id={deal_id} />
            <div style={{ height: 16 }} />
            <Timeline record="deals" id={deal_id} stage_name={stage_name} />
          </div>
        </>
      ) : null}
    </RecordPanel>
  );
}
