import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { StepKind } from "./api/setting-types";
import { new_key, type StageForm } from "./stage-form";
import styles from "./settings.module.css";

type Step = StageForm["playbook"][number];

// Activities that are made when a deal enters the stage.
export function PlaybookFields(props: { steps: Step[]; set_steps: (steps: Step[]) => void }) {
  const { t } = useLingui();
  const { steps, set_steps } = props;
  const kinds: { value: StepKind; label: string }[] = [
    { value: "call", label: t`Call` },
    { value: "meeting", label: t`Meeting` },
    { value: "presentation", label: t`Presentation` },
    { value: "email", label: t`E-mail` },
    { value: "message", label: t`Message` },
    { value: "task", label: t`Task` },
  ];
  const set = (key: string, patch: Partial<Step>) =>
    set_steps(steps.map((s) => (s.key === key ? { ...s, ...patch } : s)));
  return (
    <fieldset className={styles.group}>
      <legend>{t`Playbook: made when a deal enters`}</legend>
      {steps.map((step) => (
        <div key={step.key} className={styles.step}>
          <Select
            size="xs"
            label={t`Kind`}
            data={kinds}
            value={step.kind}
            onChange={(value) => value && set(step.key, { kind: value as StepKind })}
          />
          <TextInput
            size="xs"
            label={t`What to do`}
            value={step.title}
            onChange={(e) => set(step.key, { title: e.currentTarget.value })}
          />
          <TextInput
            size="xs"
            label={t`After days`}
            inputMode="numeric"
            value={step.due_days}
            onChange={(e) => set(step.key, { due_days: e.currentTarget.value.replace(/\D/g, "") })}
          />
          <ActionIcon
            aria-label={t`Remove this step`}
            onClick={() => set_steps(steps.filter((s) => s.key !== step.key))}
          >
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        mb={14}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => set_steps([...steps, { kind: "task", title: "", due_days: "1", key: new_key() }])}
      >{t`Add a step`}</Button>
    </fieldset>
  );
}
