import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { CriteriaError, ExitCriterion } from "~/shared/api/types";
import { unit_at_byte } from "~/features/deals/filter/byte-offset";
import { check_criterion } from "~/features/deals/filter/criteria-api";
import { type Keyed, new_key } from "./stage-form";
import styles from "./settings.module.css";

type Criterion = Keyed<ExitCriterion>;

// Facts that must hold before a deal goes on. The text of a criterion is checked by the server when it is left.
export function ExitCriteriaFields(props: {
  criteria: Criterion[];
  set_criteria: (all: Criterion[]) => void;
}) {
  const { t } = useLingui();
  const { criteria, set_criteria } = props;
  const add = () =>
    set_criteria([...criteria, { says: "", criterion: "", strength: "required", key: new_key() }]);
  return (
    <fieldset className={styles.group}>
      <legend>{t`Way out: what must be so before a deal goes on`}</legend>
      {criteria.map((criterion) => (
        <CriterionRow
          key={criterion.key}
          criterion={criterion}
          set={(patch) =>
            set_criteria(criteria.map((c) => (c.key === criterion.key ? { ...c, ...patch } : c)))
          }
          remove={() => set_criteria(criteria.filter((c) => c.key !== criterion.key))}
        />
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        mb={14}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={add}
      >{t`Add a condition`}</Button>
    </fieldset>
  );
}

function CriterionRow(props: {
  criterion: Criterion;
  set: (patch: Partial<ExitCriterion>) => void;
  remove: () => void;
}) {
  const { t } = useLingui();
  const { criterion, set } = props;
  const [errors, set_errors] = useState<CriteriaError[]>([]);
  const check = async () => {
    const text = criterion.criterion.trim();
    if (!text) return set_errors([]);
    // Without an answer the server still checks on saving.
    const checked = await check_criterion(text).catch(() => null);
    set_errors(checked?.errors ?? []);
  };
  const [first] = errors;
  const faults_id = `${criterion.key}-faults`;
  return (
    <div className={styles.part}>
      <TextInput
        size="xs"
        label={t`As a sentence`}
        placeholder={t`The value is known`}
        value={criterion.says}
        onChange={(e) => set({ says: e.currentTarget.value })}
      />
      <TextInput
        size="xs"
        label={t`As a criterion`}
        placeholder="value > 0"
        className={styles.code}
        spellCheck={false}
        autoComplete="off"
        value={criterion.criterion}
        aria-invalid={errors.length > 0}
        aria-describedby={faults_id}
        onChange={(e) => {
          set({ criterion: e.currentTarget.value });
          set_errors([]);
        }}
        onBlur={() => void check()}
      />
      <Select
        size="xs"
        label={t`Strength`}
        data={[
          { value: "required", label: t`Required` },
          { value: "advised", label: t`Advised` },
        ]}
        value={criterion.strength}
        onChange={(value) => value && set({ strength: value as ExitCriterion["strength"] })}
      />
      <ActionIcon aria-label={t`Remove this condition`} onClick={props.remove}>
        <IconTrash size={15} aria-hidden />
      </ActionIcon>
      <div id={faults_id} role="status" className={styles.part_fault}>
        {first ? <FaultAt text={criterion.criterion} error={first} /> : null}
      </div>
    </div>
  );
}

const CONTEXT_UNITS = 24;
function FaultAt(props: { text: string; error: CriteriaError }) {
  const { text, error } = props;
  const from = unit_at_byte(text, error.at);
  const to = Math.max(from + 1, unit_at_byte(text, error.at + error.length));
  return (
    <>
      {error.says}{" "}
      <code>
        {from > CONTEXT_UNITS ? "…" : ""}
        {text.slice(Math.max(0, from - CONTEXT_UNITS), from)}
        <mark>{text.slice(from, to) || "␣"}</mark>
        {text.slice(to, to + CONTEXT_UNITS)}
      </code>
    </>
  );
}
