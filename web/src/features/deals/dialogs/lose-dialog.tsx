import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { lost_reasons_query } from "~/shared/session";
import { Checkbox } from "~/shared/ui/checkbox";
import type { DealActions } from "../actions/deal-actions";
import styles from "./dialogs.module.css";
import { FormModal } from "./form-modal";
import { useAnswer } from "./use-answer";

export function LoseDialog(props: { deal_ids: string[]; actions: DealActions; close: () => void }) {
  const { t } = useLingui();
  const reasons = useQuery(lost_reasons_query);
  const [lost_reason_id, set_reason] = useState<string | null>(null);
  const [competitor, set_competitor] = useState("");
  const [note, set_note] = useState("");
  const [do_not_contact, set_do_not_contact] = useState(false);
  const { deal_ids, actions } = props;
  const { ask, busy, problem } = useAnswer(props.close);
  const [first] = deal_ids;
  const title = (first && actions.card(first)?.title) || t`The deal`;
  const count = deal_ids.length;
  const submit = () => {
    if (!lost_reason_id || !first) return;
    const body = {
      lost_reason_id,
      ...(competitor ? { competitor } : {}),
      ...(note ? { note } : {}),
      ...(do_not_contact ? { do_not_contact } : {}),
    };
    void ask((told) =>
      count === 1
        ? actions.lose(first, body, told)
        : actions.bulk(
            [{ deal_ids, action: "lose", ...body }],
            (done) => t`${plural(done, { one: "# deal is lost.", other: "# deals are lost." })}`,
            told,
          ),
    );
  };
  return (
    <FormModal
      title={
        count === 1 ? t`${title}: lost` : t`${plural(count, { one: "# deal: lost", other: "# deals: lost" })}`
      }
      submit={t`Mark as lost`}
      close={props.close}
      on_submit={submit}
      busy={busy}
      problem={problem}
      fields={["competitor", "note"]}
      disabled={!lost_reason_id}
    >
      <Select
        data-autofocus
        label={t`Reason`}
        required
        withAsterisk={false}
        searchable
        data={(reasons.data ?? []).map((r) => ({ value: r.id, label: r.name }))}
        value={lost_reason_id}
        onChange={set_reason}
      />
      <TextInput
        label={t`Competitor`}
        value={competitor}
        error={problem?.says("competitor")}
        onChange={(e) => set_competitor(e.currentTarget.value)}
      />
      <Textarea
        label={t`Note`}
        autosize
        minRows={2}
        value={note}
        error={problem?.says("note")}
        onChange={(e) => set_note(e.currentTarget.value)}
      />
      <Checkbox
        label={t`The buyer asked not to be contacted again`}
        checked={do_not_contact}
        onChange={(e) => set_do_not_contact(e.currentTarget.checked)}
      />
      {(reasons.data?.length ?? 1) === 0 ? (
        <p className={styles.hint}>{t`The list of reasons is empty; add some in the settings.`}</p>
      ) : null}
    </FormModal>
  );
}
