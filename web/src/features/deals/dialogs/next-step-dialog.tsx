import { useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { as_problem } from "~/shared/api/problem";
import type { ActivityKind } from "~/shared/api/types";
import { add_working_days, format_day } from "~/shared/format/dates";
import { query_client } from "~/shared/query";
import { toasts } from "~/shared/ui/toasts";
import { useDraftForm } from "~/shared/use-draft";
import { make_activity } from "../api/make-activity";
import { useDay } from "../board/board-context";
import { useActivityKindNames } from "../board/next-step-chip";
import styles from "./dialogs.module.css";
import { FormModal } from "./form-modal";

// Working days from today: the next, the one in the middle of the week to come, the same in a week.
const SUGGESTED_DAYS = [1, 3, 5];

export function NextStepDialog(props: { deal_id: string; as?: "task"; close: () => void }) {
  const { t, i18n } = useLingui();
  const kinds = useActivityKindNames();
  const { today } = useDay();
  const [kind, set_kind] = useState<ActivityKind>(props.as ?? "call");
  const draft = useDraftForm(`next_step.${props.deal_id}`, { title: "", due_on: add_working_days(today, 1) });
  const { title, due_on } = draft.values;
  const save = useMutation({
    mutationFn: () =>
      make_activity({ kind, title: title.trim() || kinds[kind], due_on, deal_id: props.deal_id }),
    onSuccess: () => {
      draft.clear();
      toasts.show({ says: t`The next step is planned.`, kind: "done" });
      props.close();
      void query_client.invalidateQueries({
        predicate: (q) =>
          ["board", "deal", "timeline", "activities", "deals"].includes(String(q.queryKey[0])),
      });
    },
  });
  const problem = save.error ? as_problem(save.error) : null;
  return (
    <FormModal
      title={props.as === "task" ? t`Add a task` : t`What is next?`}
      submit={t`Plan`}
      busy={save.isPending}
      disabled={!due_on}
      problem={problem}
      fields={["title", "due_on"]}
      close={props.close}
      discard={draft.clear}
      on_submit={() => save.mutate()}
    >
      {props.as === "task" ? null : (
        <Select
          label={t`Kind`}
          data={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
          value={kind}
          onChange={(v) => v && set_kind(v as ActivityKind)}
        />
      )}
      <TextInput
        data-autofocus
        label={t`What`}
        placeholder={kinds[kind]}
        value={title}
        error={problem?.says("title")}
        onChange={(e) => draft.set("title", e.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t`Due`}
        required
        withAsterisk={false}
        value={due_on}
        error={problem?.says("due_on")}
        onChange={(e) => draft.set("due_on", e.currentTarget.value)}
      />
      <div className={styles.quick}>
        {SUGGESTED_DAYS.map((days) => (
          <Button
            key={days}
            size="compact-sm"
            variant="default"
            onClick={() => draft.set("due_on", add_working_days(today, days))}
          >
            {format_day(add_working_days(today, days), i18n.locale)}
          </Button>
        ))}
      </div>
    </FormModal>
  );
}
