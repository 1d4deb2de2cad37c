import { useLingui } from "@lingui/react/macro";
import { Button, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { make_own_pipeline } from "./api";
import styles from "./start.module.css";

// A pipeline by hand: a name, and one step in each line.
export function OwnSteps(props: { done: () => Promise<void> }) {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const [name, set_name] = useState(() => t`Sales`);
  const [steps, set_steps] = useState(() => [t`First contact`, t`Meeting`, t`Offer`, t`Decision`].join("\n"));
  const lines = steps
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const make = useMutation({
    mutationFn: () => make_own_pipeline(name.trim(), lines),
    onSuccess: props.done,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form className={styles.own} onSubmit={submit} aria-label={t`Name your own steps`}>
      <TextInput
        label={t`Name of the pipeline`}
        required
        withAsterisk={false}
        value={name}
        onChange={(e) => set_name(e.currentTarget.value)}
      />
      <Textarea
        data-autofocus
        label={t`Steps, one in each line`}
        description={t`In the order in which a deal goes through them. Won and lost are there already.`}
        autosize
        minRows={4}
        value={steps}
        onChange={(e) => set_steps(e.currentTarget.value)}
      />
      {make.error ? (
        <p role="alert" className={styles.error}>
          {problem_text(make.error)}
        </p>
      ) : null}
      <Button type="submit" loading={make.isPending} disabled={!name.trim() || lines.length === 0}>
        {t`Make the pipeline`}
      </Button>
    </form>
  );
}
