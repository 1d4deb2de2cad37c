import { useLingui } from "@lingui/react/macro";
import { Autocomplete, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/shared/api/client";
import { as_problem } from "~/shared/api/problem";
import { read_amount } from "~/shared/format/money";
import { query_client } from "~/shared/query";
import { usePipelines, useSession, useUsers } from "~/shared/session";
import { announcer } from "~/shared/ui/announcer";
import { toasts } from "~/shared/ui/toasts";
import { useDraftForm } from "~/shared/use-draft";
import { useUrlState } from "~/shared/url-state";
import { make_deal, type NewDeal as NewDealBody } from "../api/make-deal";
import styles from "./dialogs.module.css";
import { FormModal } from "./form-modal";

const COMPANIES_OFFERED = 8;
const FIELDS = ["title", "company_name", "value", "stage_id", "expected_close_on", "owner_id"];

export default function NewDeal(props: { stage_id?: string; close: () => void }) {
  const { t } = useLingui();
  const { user, workspace } = useSession();
  const users = useUsers();
  const pipelines = usePipelines();
  const navigate = useNavigate();
  const [url] = useUrlState();
  const pipeline = pipelines.find((p) => p.id === url.pipeline) ?? pipelines[0];
  const [stage_id, set_stage_id] = useState(props.stage_id ?? null);
  const [owner_id, set_owner_id] = useState<string | null>(user.id);
  const [amount_fault, set_amount_fault] = useState<string | null>(null);
  const draft = useDraftForm("new_deal", {
    title: "",
    company_name: "",
    amount: "",
    currency: workspace.currency,
    expected_close_on: "",
  });
  const { values } = draft;
  const [typed_company] = useDebouncedValue(values.company_name.trim(), 200);
  const companies = useQuery({
    queryKey: ["companies_named", typed_company],
    queryFn: () => api.get("/companies", { query: { q: typed_company, limit: COMPANIES_OFFERED } }),
    enabled: typed_company.length > 1,
    placeholderData: keepPreviousData,
  });
  const stages = pipeline?.stages.toSorted((a, b) => a.position - b.position) ?? [];
  const save = useMutation({
    mutationFn: make_deal,
    onSuccess: ({ data }) => {
      draft.clear();
      props.close();
      const { title } = data;
      announcer.say(t`${title} is on the board.`);
      toasts.show({
        says: t`${title} is on the board.`,
        kind: "done",
        action: {
          label: t`Open`,
          run: () => void navigate({ to: "/pipeline" as "/", search: { deal: data.id } as never }),
        },
      });
      void query_client.invalidateQueries({
        predicate: (q) => ["board", "deals", "companies"].includes(String(q.queryKey[0])),
      });
    },
  });
  const submit = () => {
    const amount = values.amount.trim() ? read_amount(values.amount) : null;
    if (values.amount.trim() && !amount) {
      set_amount_fault(t`This is not an amount. Write it like 1250 or 1250.50.`);
      return;
    }
    set_amount_fault(null);
    const body: NewDealBody = { title: values.title.trim() };
    const to_stage = stage_id ?? stages[0]?.id;
    if (pipeline) body.pipeline_id = pipeline.id;
    if (to_stage) body.stage_id = to_stage;
    if (amount) body.value = { amount, currency: values.currency };
    if (owner_id) body.owner_id = owner_id;
    if (values.expected_close_on) body.expected_close_on = values.expected_close_on;
    if (values.company_name.trim()) body.company_name = values.company_name.trim();
    save.mutate(body);
  };
  const problem = save.error ? as_problem(save.error) : null;
  const names = [...new Set((companies.data?.items ?? []).map((c) => c.name))];
  const is_new =
    typed_company.length > 1 &&
    companies.data &&
    !names.some((n) => n.toLocaleLowerCase() === typed_company.toLocaleLowerCase());
  return (
    <FormModal
      title={t`New deal`}
      submit={t`Add the deal`}
      busy={save.isPending}
      disabled={!values.title.trim()}
      problem={problem}
      fields={FIELDS}
      close={props.close}
      discard={draft.clear}
      on_submit={submit}
    >
      <TextInput
        data-autofocus
        label={t`Title`}
        required
        withAsterisk={false}
        value={values.title}
        error={problem?.says("title")}
        onChange={(e) => draft.set("title", e.currentTarget.value)}
      />
      <Autocomplete
        label={t`Company`}
        description={is_new ? t`A new company will be added.` : undefined}
        data={names}
        filter={({ options }) => options}
        value={values.company_name}
        error={problem?.says("company_name")}
        onChange={(value) => draft.set("company_name", value)}
      />
      <div className={styles.pair}>
        <TextInput
          label={t`Value`}
          inputMode="decimal"
          value={values.amount}
          error={amount_fault ?? problem?.says("value")}
          onChange={(e) => draft.set("amount", e.currentTarget.value)}
        />
        <Select
          label={t`Currency`}
          searchable
          data={Intl.supportedValuesOf("currency")}
          value={values.currency}
          onChange={(v) => v && draft.set("currency", v)}
        />
      </div>
      <div className={styles.pair}>
        <Select
          label={t`Stage`}
          data={stages.map((s) => ({ value: s.id, label: s.name }))}
          value={stage_id ?? stages[0]?.id ?? null}
          error={problem?.says("stage_id")}
          onChange={set_stage_id}
        />
        <TextInput
          type="date"
          label={t`Expected close`}
          value={values.expected_close_on}
          error={problem?.says("expected_close_on")}
          onChange={(e) => draft.set("expected_close_on", e.currentTarget.value)}
        />
      </div>
      <Select
        label={t`Owner`}
        data={users.filter((u) => u.active).map((u) => ({ value: u.id, label: u.name }))}
        value={owner_id}
        error={problem?.says("owner_id")}
        onChange={set_owner_id}
      />
    </FormModal>
  );
}
