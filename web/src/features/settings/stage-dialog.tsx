import { useLingui } from "@lingui/react/macro";
import { Button, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { delete_stage } from "./api/delete-stage";
import { edit_stage } from "./api/edit-stage";
import { make_stage } from "./api/make-stage";
import type { BuyerStage, FullStage } from "./api/setting-types";
import { ExitCriteriaFields } from "./exit-criteria-fields";
import { PlaybookFields } from "./playbook-fields";
import { Fault } from "./section";
import { faults_of, fields_of, form_of, type StageFields, type StageForm } from "./stage-form";
import styles from "./settings.module.css";
import { useSave } from "./use-save";

export function StageDialog(props: { pipeline_id: string; stage: FullStage | null; close: () => void }) {
  const { t } = useLingui();
  const { stage, close } = props;
  const [form, set_form] = useState(() => form_of(stage));
  const set = (patch: Partial<StageForm>) => set_form({ ...form, ...patch });
  const refresh = ["pipelines"];
  const save = useSave(
    (fields: StageFields): Promise<unknown> =>
      stage
        ? edit_stage(stage.id, { ...fields, expected_version: stage.version })
        : make_stage(props.pipeline_id, fields),
    { says: t`${form.name} is saved.`, refresh, done: close },
  );
  const remove = useSave(() => delete_stage(stage?.id ?? ""), {
    says: t`${form.name} is deleted.`,
    refresh,
    done: close,
  });
  const faults = faults_of(form);
  const buyer_stages: { value: BuyerStage; label: string }[] = [
    { value: "awareness", label: t`Awareness` },
    { value: "consideration", label: t`Consideration` },
    { value: "purchase", label: t`Purchase` },
    { value: "post_purchase", label: t`After the purchase` },
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run(fields_of(form));
  };
  return (
    <Modal
      opened
      size={760}
      onClose={close}
      title={stage ? stage.name : t`New stage`}
      closeButtonProps={{ "aria-label": t`Close` }}
      returnFocus={false}
    >
      <form onSubmit={submit}>
        <div className={styles.fields}>
          <TextInput
            data-autofocus
            label={t`Name`}
            value={form.name}
            error={save.fault("name")}
            onChange={(e) => set({ name: e.currentTarget.value })}
          />
          <Select
            label={t`Where the buyer is`}
            clearable
            clearButtonProps={{ "aria-label": t`Not set` }}
            placeholder={t`Not set`}
            data={buyer_stages}
            value={form.buyer_stage}
            onChange={(value) => set({ buyer_stage: value as BuyerStage | null })}
          />
          <TextInput
            label={t`Chance to win from here, %`}
            inputMode="decimal"
            value={form.percent}
            error={faults.percent ? t`Write 0 to 100.` : save.fault("probability_bp")}
            onChange={(e) => set({ percent: e.currentTarget.value })}
          />
          <TextInput
            label={t`Longest healthy stay, days`}
            inputMode="numeric"
            placeholder={t`Learned from history`}
            value={form.longest_stay}
            error={
              faults.longest_stay ? t`Write a whole number, or nothing.` : save.fault("longest_stay_days")
            }
            onChange={(e) => set({ longest_stay: e.currentTarget.value })}
          />
        </div>
        <Textarea
          label={t`Purpose`}
          description={t`What is done here, in a sentence.`}
          autosize
          minRows={1}
          mb={14}
          value={form.purpose}
          error={save.fault("purpose")}
          onChange={(e) => set({ purpose: e.currentTarget.value })}
        />
        <ExitCriteriaFields
          criteria={form.exit_criteria}
          set_criteria={(exit_criteria) => set({ exit_criteria })}
        />
        <PlaybookFields steps={form.playbook} set_steps={(playbook) => set({ playbook })} />
        <Fault text={save.text ?? remove.text} />
        <div className={styles.dialog_buttons}>
          {stage ? (
            <Button
              variant="subtle"
              color="red"
              loading={remove.busy}
              onClick={() => remove.run(undefined)}
            >{t`Delete the stage`}</Button>
          ) : (
            <span />
          )}
          <span className={styles.links}>
            <Button variant="default" onClick={close}>{t`Cancel`}</Button>
            <Button type="submit" loading={save.busy} disabled={Object.keys(faults).length > 0}>
              {stage ? t`Save` : t`Add`}
            </Button>
          </span>
        </div>
      </form>
    </Modal>
  );
}
