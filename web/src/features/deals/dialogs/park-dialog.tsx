import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { add_days, format_day } from "~/shared/format/dates";
import type { DealActions } from "../actions/deal-actions";
import { useDay } from "../board/board-context";
import styles from "./dialogs.module.css";
import { FormModal } from "./form-modal";
import { useAnswer } from "./use-answer";

const SUGGESTED_DAYS = [30, 90, 180];

export function ParkDialog(props: { deal_ids: string[]; actions: DealActions; close: () => void }) {
  const { t, i18n } = useLingui();
  const { today } = useDay();
  const [wake_on, set_wake_on] = useState(add_days(today, SUGGESTED_DAYS[0] ?? 30));
  const [note, set_note] = useState("");
  const { deal_ids, actions } = props;
  const { ask, busy, problem } = useAnswer(props.close);
  const [first] = deal_ids;
  const title = (first && actions.card(first)?.title) || t`The deal`;
  const count = deal_ids.length;
  const submit = () => {
    if (!first) return;
    const body = { wake_on, ...(note ? { note } : {}) };
    void ask((told) =>
      count === 1
        ? actions.park(first, body, told)
        : actions.bulk(
            [{ deal_ids, action: "park", ...body }],
            (done) => t`${plural(done, { one: "# deal is parked.", other: "# deals are parked." })}`,
            told,
          ),
    );
  };
  return (
    <FormModal
      title={
        count === 1 ? t`Park ${title}` : t`${plural(count, { one: "Park # deal", other: "Park # deals" })}`
      }
      submit={t`Park`}
      close={props.close}
      on_submit={submit}
      busy={busy}
      problem={problem}
      fields={["wake_on", "note"]}
      disabled={!wake_on}
    >
      <p
        className={styles.hint}
      >{t`A parked deal leaves the forecast and wakes in its stage on this day.`}</p>
      <TextInput
        data-autofocus
        type="date"
        label={t`Wake on`}
        min={today}
        value={wake_on}
        error={problem?.says("wake_on")}
        onChange={(e) => set_wake_on(e.currentTarget.value)}
      />
      <div className={styles.quick}>
        {SUGGESTED_DAYS.map((days) => (
          <Button
            key={days}
            size="compact-sm"
            variant="default"
            onClick={() => set_wake_on(add_days(today, days))}
          >
            {format_day(add_days(today, days), i18n.locale, "long")}
          </Button>
        ))}
      </div>
      <Textarea
        label={t`Note`}
        autosize
        minRows={2}
        value={note}
        error={problem?.says("note")}
        onChange={(e) => set_note(e.currentTarget.value)}
      />
    </FormModal>
  );
}
