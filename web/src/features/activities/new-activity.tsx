import { useLingui } from "@lingui/react/macro";
import { Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { as_problem } from "~/shared/api/problem";
import type { ActivityKind } from "~/shared/api/types";
import { RecordSelect } from "~/shared/record/record-select";
import { query_client } from "~/shared/query";
import { useDraftForm } from "~/shared/use-draft";
import { make_activity } from "~/features/deals/api/make-activity";
import { useDay } from "~/features/deals/board/board-context";
import { useActivityKindNames } from "~/features/deals/board/next-step-chip";
import { FormModal } from "~/features/deals/dialogs/form-modal";

export function NewActivity(props: { close: () => void }) {
  const { t } = useLingui();
  const kinds = useActivityKindNames();
  const { today } = useDay();
  const [kind, set_kind] = useState<ActivityKind>("task");
  const [deal_id, set_deal] = useState<string | null>(null);
  const [person_id, set_person] = useState<string | null>(null);
  const draft = useDraftForm("new_activity", { title: "", due_on: today });
  const save = useMutation({
    mutationFn: () => {
      const { title, due_on } = draft.values;
      return make_activity({ kind, title: title.trim(), due_on: due_on || null, deal_id, person_id });
    },
    onSuccess: () => {
      draft.clear();
      props.close();
      void query_client.invalidateQueries({
        predicate: (q) =>
          ["activities", "board", "deal", "deals", "timeline"].includes(String(q.queryKey[0])),
      });
    },
  });
  const problem = save.error ? as_problem(save.error) : null;
  return (
    <FormModal
      title={t`New activity`}
      submit={t`Plan`}
      busy={save.isPending}
      disabled={!draft.values.title.trim()}
      problem={problem}
      fields={["title", "due_on"]}
      close={props.close}
      discard={draft.clear}
      on_submit={() => save.mutate()}
    >
      <Select
        label={t`Kind`}
        data={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
        value={kind}
        onChange={(v) => v && set_kind(v as ActivityKind)}
      />
      <TextInput
        data-autofocus
        label={t`What`}
        value={draft.values.title}
        error={problem?.says("title")}
        onChange={(e) => draft.set("title", e.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t`Due`}
        value={draft.values.due_on}
        error={problem?.says("due_on")}
        onChange={(e) => draft.set("due_on", e.currentTarget.value)}
      />
      <RecordSelect kind="deals" label={t`Deal`} placeholder={t`Type a name`} stays on_pick={set_deal} />
      <RecordSelect kind="people" label={t`Person`} placeholder={t`Type a name`} stays on_pick={set_person} />
    </FormModal>
  );
}
