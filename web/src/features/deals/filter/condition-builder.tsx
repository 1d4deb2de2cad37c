import { useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { CriteriaField } from "~/shared/api/types";
import { useSession } from "~/shared/session";
import { useChoices } from "./use-choices";
import { fields_query } from "./criteria-api";
import styles from "./filter.module.css";
import { useFieldNames } from "./use-field-names";
import { needs_value, operator_words, write_condition } from "./write-condition";

export function ConditionBuilder(props: { add: (condition: string) => void }) {
  const { t } = useLingui();
  const { workspace } = useSession();
  const fields = useQuery(fields_query);
  const field_name = useFieldNames();
  const [name, set_name] = useState<string | null>(null);
  const [operator, set_operator] = useState<string | null>(null);
  const [value, set_value] = useState("");
  const field = fields.data?.find((f) => f.name === name);
  const ready = field && operator && (!needs_value(operator) || value.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!field || !operator || !ready) return;
    props.add(write_condition(field, operator, value.trim(), workspace.currency));
    set_value("");
  };
  const choose_field = (next: string | null) => {
    set_name(next);
    set_operator(fields.data?.find((f) => f.name === next)?.operators[0] ?? null);
    set_value("");
  };
  return (
    <form className={styles.line} onSubmit={submit}>
      <Select
        size="xs"
        label={t`Field`}
        searchable
        limit={80}
        data={(fields.data ?? []).map((f) => ({ value: f.name, label: field_name(f) }))}
        value={name}
        onChange={choose_field}
      />
      <Select
        size="xs"
        label={t`Comparison`}
        data={(field?.operators ?? []).map((o) => ({ value: o, label: operator_words(o) }))}
        value={operator}
        onChange={set_operator}
        disabled={!field}
      />
      {field && operator && needs_value(operator) ? (
        <ConditionValue field={field} operator={operator} value={value} set_value={set_value} />
      ) : null}
      <Button
        type="submit"
        size="compact-md"
        variant="default"
        disabled={!ready}
      >{t`Add the condition`}</Button>
    </form>
  );
}

function ConditionValue(props: {
  field: CriteriaField;
  operator: string;
  value: string;
  set_value: (v: string) => void;
}) {
  const { t } = useLingui();
  const { field, value, set_value } = props;
  const counts_days = /in (last|next)|than (ago|ahead)/.test(operator_words(props.operator));
  const choices = useChoices(field);
  if (choices.length > 0 && !/^(not_)?in$/.test(props.operator)) {
    return (
      <Select
        size="xs"
        label={t`Value`}
        searchable
        data={choices}
        value={value || null}
        onChange={(v) => set_value(v ?? "")}
      />
    );
  }
  const type =
    counts_days || field.kind === "number" || field.kind === "percent"
      ? "number"
      : field.kind === "date" || field.kind === "instant"
        ? "date"
        : "text";
  return (
    <TextInput
      size="xs"
      type={type}
      label={counts_days ? t`Days` : t`Value`}
      value={value}
      onChange={(e) => set_value(e.currentTarget.value)}
    />
  );
}
