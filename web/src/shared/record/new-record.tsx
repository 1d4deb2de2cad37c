import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { as_problem } from "~/shared/api/problem";
import { query_client } from "~/shared/query";
import { useDraftForm } from "~/shared/use-draft";
import { useUrlState } from "~/shared/url-state";
import { FormModal } from "~/features/deals/dialogs/form-modal";
import { make_record, type RecordKind } from "./records-query";

type Field = { name: string; label: string; type?: string };

export function NewRecord(props: { kind: RecordKind; title: string; fields: Field[]; close: () => void }) {
  const { t } = useLingui();
  const [, set_url] = useUrlState();
  const draft = useDraftForm(`new_${props.kind}`, Object.fromEntries(props.fields.map((f) => [f.name, ""])));
  const save = useMutation({
    mutationFn: () => {
      const filled = Object.entries(draft.values)
        .filter(([, v]) => v.trim())
        .map(([k, v]) => [k, v.trim()]);
      return make_record<{ id: string }>(props.kind, Object.fromEntries(filled) as object);
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
      {props.fields.map((field, index) => (
        <TextInput
          key={field.name}
          data-autofocus={index === 0 || undefined}
          label={field.label}
          type={field.type ?? "text"}
          value={draft.values[field.name] ?? ""}
          error={problem?.says(field.name)}
          onChange={(e) => draft.set(field.name, e.currentTarget.value)}
        />
      ))}
    </FormModal>
  );
}
