import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type FormEvent, useEffect, useState } from "react";
import { as_problem } from "~/shared/api/problem";
import type { CriteriaError } from "~/shared/api/types";
import { useUrlState } from "~/shared/url-state";
import { unit_at_byte } from "./byte-offset";
import { ConditionBuilder } from "./condition-builder";
import { check_criterion } from "./criteria-api";
import styles from "./filter.module.css";
import { join_conditions } from "./write-condition";

// The filter as text, and a builder that writes it. A fault is shown at its place; a right text becomes the address.
export default function CriteriaBar(props: { close: () => void }) {
  const { t } = useLingui();
  const [url, set_url] = useUrlState();
  const [text, set_text] = useState(url.where ?? "");
  const [errors, set_errors] = useState<CriteriaError[]>([]);
  useEffect(() => set_text(url.where ?? ""), [url.where]);
  const apply = async (wanted: string) => {
    set_text(wanted);
    if (!wanted.trim()) {
      set_errors([]);
      set_url({ where: null });
      return;
    }
    try {
      const checked = await check_criterion(wanted);
      set_errors(checked.errors);
      if (checked.errors.length === 0) set_url({ where: checked.text ?? wanted });
    } catch (error) {
      set_errors([{ at: 0, length: 0, slug: "failed", likely: null, says: as_problem(error).message }]);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void apply(text);
  };
  return (
    <section className={styles.criteria} aria-label={t`Filter by criteria`}>
      <form className={styles.line} onSubmit={submit}>
        <TextInput
          className={styles.text}
          size="xs"
          aria-label={t`Filter as text`}
          placeholder={'value >= 1000 EUR and stage.name = "Proposal"'}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(e) => {
            set_text(e.currentTarget.value);
            set_errors([]);
          }}
          aria-invalid={errors.length > 0}
          aria-describedby="criteria-faults"
        />
        <Button type="submit" size="compact-md" variant="default">{t`Apply`}</Button>
        {url.where ? (
          <Button size="compact-md" variant="subtle" onClick={() => void apply("")}>{t`Clear`}</Button>
        ) : null}
        <ActionIcon aria-label={t`Close the filter`} onClick={props.close}>
          <IconX size={15} />
        </ActionIcon>
      </form>
      <div id="criteria-faults" role="status">
        {errors.map((error) => (
          <Fault key={`${error.at}${error.slug}`} text={text} error={error} />
        ))}
      </div>
      <ConditionBuilder add={(condition) => void apply(join_conditions(text, condition))} />
    </section>
  );
}

const CONTEXT_UNITS = 24;
function Fault(props: { text: string; error: CriteriaError }) {
  const { text, error } = props;
  const from = unit_at_byte(text, error.at);
  const to = Math.max(from + 1, unit_at_byte(text, error.at + error.length));
  return (
    <p className={styles.fault}>
      {error.says}{" "}
      <code>
        {from > CONTEXT_UNITS ? "…" : ""}
        {text.slice(Math.max(0, from - CONTEXT_UNITS), from)}
        <mark>{text.slice(from, to) || "␣"}</mark>
        {text.slice(to, to + CONTEXT_UNITS)}
      </code>
    </p>
  );
}
