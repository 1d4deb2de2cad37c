import { useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type Ref, useState } from "react";
import type { ActivityKind } from "~/shared/api/types";
import { add_days } from "~/shared/format/dates";
import { query_client } from "~/shared/query";
import { useDraft } from "~/shared/use-draft";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { make_activity } from "~/features/deals/api/make-activity";
import { make_note } from "~/features/deals/api/make-note";
import { useDay } from "~/features/deals/board/board-context";
import { useActivityKindNames } from "~/features/deals/board/next-step-chip";
import styles from "./record.module.css";

type About = { deal_id: string } | { company_id: string } | { person_id: string };
type Writing = "note" | ActivityKind;

// A note, or a planned activity, about one record. What is typed survives a reload.
export function Composer(props: { about: About; id: string; field?: Ref<HTMLTextAreaElement> }) {
  const { t } = useLingui();
  const kinds = useActivityKindNames();
  const problem_text = useProblemText();
  const { today } = useDay();
  const [writing, set_writing] = useState<Writing>("note");
  const [text, set_text] = useDraft(`composer.${props.id}`);
  const [due_on, set_due_on] = useState(() => add_days(today, 1));
  const save = useMutation({
    mutationFn: async () => {
      if (writing === "note") await make_note({ text: text.trim(), ...props.about });
      else await make_activity({ kind: writing, title: text.trim(), due_on, ...props.about });
    },
    onSuccess: () => {
      set_text("");
      void query_client.invalidateQueries({
        predicate: (q) =>
          ["timeline", "deal", "board", "deals", "activities"].includes(String(q.queryKey[0])),
      });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) save.mutate();
  };
  const label = writing === "note" ? t`Note` : kinds[writing];
  return (
    <form className={styles.composer} onSubmit={submit}>
      <SegmentedControl
        size="xs"
        aria-label={t`What to write`}
        value={writing}
        onChange={(value) => set_writing(value as Writing)}
        data={[
          { value: "note", label: t`Note` },
          { value: "call", label: kinds.call },
          { value: "email", label: kinds.email },
          { value: "meeting", label: kinds.meeting },
          { value: "task", label: kinds.task },
        ]}
      />
      <Textarea
        ref={props.field}
        aria-label={label}
        placeholder={writing === "note" ? t`Write a note …` : t`What is to be done?`}
        autosize
        minRows={writing === "note" ? 2 : 1}
        value={text}
        onChange={(e) => set_text(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
            e.stopPropagation();
            submit(e);
          }
        }}
      />
      <div className={styles.composer_row}>
        {writing === "note" ? null : (
          <TextInput
            size="xs"
            type="date"
            aria-label={t`Due`}
            value={due_on}
            onChange={(e) => set_due_on(e.currentTarget.value)}
          />
        )}
        {save.error ? <span className={styles.fault}>{problem_text(save.error)}</span> : null}
        <Button type="submit" size="compact-sm" loading={save.isPending} disabled={!text.trim()}>
          {writing === "note" ? t`Add the note` : t`Plan`}
        </Button>
      </div>
    </form>
  );
}
