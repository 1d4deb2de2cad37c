import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { as_problem } from "~/shared/api/problem";
import { query_client } from "~/shared/query";
import { useDraftForm } from "~/shared/use-draft";
import { useUrlState } from "~/shared/url-state";
import { FormModal } from "~/features/deals/dialogs/form-modal";
import { type FoundKind, RecordSelect } from "./record-select";
import { make_record, type RecordKind } from "./records-query";

// A field is text, or the id of a record that is there already.
type Field = { name: string; label: string; type?: string; of?: FoundKind };

export function NewRecord(props: { kind: RecordKind; title: string; fields: Field[]; close: () => void }) {
  const { t } = useLingui();
  const [, set_url] = useUrlState();
  const texts = props.fields.filter((f) => !f.of).map((f) => [f.name, ""] as const);
  const draft = useDraftForm(`new_${props.kind}`, Object.fromEntries(texts));
  const [picked, set_picked] = useState<Record<string, string | null>>({});
  const save = useMutation({
    mutationFn: () => {
      const filled = Object.entries(draft.values)
        .filter(([, v]) => v.trim())
        .map(([k, v]) => [k, v.trim()]);
      return make_record<{ id: string }>(props.kind, { ...Object.fromEntries(filled), ...picked });
    },
    onSuccess: ({ data }) => {
      draft.clear();
      props.close();
      set_url({ open: data.id }, "push");
      void query_client.invalidateQueries({ queryKey: [props.kind] });
    },
  });
  const problem = save.error ? as_problem(save.error) : null;
  const [first] = props.fields;
  return (
    <FormModal
      title={props.title}
      submit={t`Add`}
      busy={save.isPending}
      disabled={!first || !draft.values[first.name]?.trim()}
      problem={problem}
      fields={props.fields.map((field) => field.name)}
      close={props.close}
      discard={draft.clear}
      on_submit={() => save.mutate()}
    >
      {props.fields.map((field, index) =>
        field.of ? (
          <RecordSelect
            key={field.name}
            kind={field.of}
            label={field.label}
            placeholder={t`Type a name`}
            stays
            error={problem?.says(field.name)}
            on_pick={(id) => set_picked({ ...picked, [field.name]: id })}
          />
        ) : (
          <TextInput
            key={field.name}
            data-autofocus={index === 0 || undefined}
            label={field.label}
            type={field.type ?? "text"}
            value={draft.values[field.name] ?? ""}
            error={problem?.says(field.name)}
            onChange={(e) => draft.set(field.name, e.currentTarget.value)}
          />
        ),
      )}
    </FormModal>
  );
}
