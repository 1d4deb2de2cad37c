import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
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

export function NextStepDialog(props: { deal_ids: string[]; as?: "task"; close: () => void }) {
  const { t, i18n } = useLingui();
  const kinds = useActivityKindNames();
  const { today } = useDay();
  const [kind, set_kind] = useState<ActivityKind>(props.as ?? "call");
  const count = props.deal_ids.length;
  // Those still without it: a second try after a refusal plans nothing twice.
  const left = useRef(props.deal_ids);
  const draft = useDraftForm(`next_step.${count === 1 ? props.deal_ids[0] : "many"}`, {
    title: "",
    due_on: add_working_days(today, 1),
  });
  const { title, due_on } = draft.values;
  const save = useMutation({
    mutationFn: async () => {
      for (const deal_id of left.current) {
        await make_activity({ kind, title: title.trim() || kinds[kind], due_on, deal_id });
        left.current = left.current.slice(1);
      }
    },
    onSuccess: () => {
      draft.clear();
      const says =
        count === 1
          ? t`The next step is planned.`
          : t`${plural(count, { one: "# next step is planned.", other: "# next steps are planned." })}`;
      toasts.show({ says, kind: "done" });
      props.close();
      void query_client.invalidateQueries({
        predicate: (q) =>
          ["board", "deal", "timeline", "activities", "deals"].includes(String(q.queryKey[0])),
      });
    },
  });
  const problem = save.error ? as_problem(save.error) : null;
  const title_says = props.as === "task" ? t`Add a task` : t`What is next?`;
  const of_many = t`${plural(count, { one: "# deal", other: "# deals" })}`;
  return (
    <FormModal
      title={count === 1 ? title_says : `${title_says} (${of_many})`}
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
