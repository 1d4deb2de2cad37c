import { useLingui } from "@lingui/react/macro";
import { Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Pipeline } from "~/shared/api/types";
import { FormModal } from "~/features/deals/dialogs/form-modal";
import { templates_query } from "~/features/setup/api";
import { make_pipeline, type NewPipeline } from "./api/make-pipeline";
import { Fault } from "./section";
import { useSave } from "./use-save";

const BY_HAND = "by_hand";

export function PipelineDialog(props: { close: () => void; made: (id: string) => void }) {
  const { t } = useLingui();
  const templates = useQuery(templates_query).data ?? [];
  const [template, set_template] = useState<string>(BY_HAND);
  const [name, set_name] = useState("");
  const [steps, set_steps] = useState("");
  const chosen = templates.find((one) => one.key === template);
  const stages = steps
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((stage) => ({ name: stage }));
  const save = useSave(async (body: NewPipeline) => (await make_pipeline(body)).data, {
    says: t`The pipeline is made.`,
    refresh: ["pipelines"],
    done: (made: Pipeline) => {
      props.made(made.id);
      props.close();
    },
  });
  const ready = chosen ? true : name.trim() !== "" && stages.length > 0;
  const submit = () =>
    save.run(
      chosen
        ? { from_template: chosen.key, ...(name.trim() ? { name: name.trim() } : {}) }
        : { name: name.trim(), stages },
    );
  return (
    <FormModal
      title={t`New pipeline`}
      submit={t`Make the pipeline`}
      busy={save.busy}
      disabled={!ready}
      close={props.close}
      on_submit={submit}
    >
      <Select
        data-autofocus
        label={t`Begin with`}
        description={chosen?.says}
        data={[
          { value: BY_HAND, label: t`Stages of my own` },
          ...templates.map((one) => ({ value: one.key, label: one.name })),
        ]}
        value={template}
        onChange={(value) => value && set_template(value)}
      />
      <TextInput
        label={t`Name`}
        placeholder={chosen?.name}
        value={name}
        error={save.fault("name")}
        onChange={(e) => set_name(e.currentTarget.value)}
      />
      {chosen ? (
        <p style={{ margin: 0, color: "var(--muted)" }}>{chosen.stages.map((s) => s.name).join(" → ")}</p>
      ) : (
        <Textarea
          label={t`Stages, one on each line`}
          description={t`Won and lost are outcomes of every deal: they need no stage.`}
          autosize
          minRows={4}
          value={steps}
          error={save.fault("stages")}
          onChange={(e) => set_steps(e.currentTarget.value)}
        />
      )}
      <Fault text={save.text} />
    </FormModal>
  );
}
