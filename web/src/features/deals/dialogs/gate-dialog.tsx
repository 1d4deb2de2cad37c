import { useLingui } from "@lingui/react/macro";
import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Gate } from "~/shared/api/types";
import { read_amount } from "~/shared/format/money";
import { query_client } from "~/shared/query";
import { useSession } from "~/shared/session";
import type { DealActions, Told } from "../actions/deal-actions";
import type { Win } from "../api/close-deal";
import type { DealPatch } from "../api/edit-deal";
import styles from "./dialogs.module.css";
import { FormModal } from "./form-modal";
import { useAnswer } from "./use-answer";

// What a stage asks for and is not there yet: fill it in here, or, as a manager, go on with a reason.
export function GateDialog(props: {
  deal_id: string;
  to_stage_id: string;
  gate: Gate;
  // The deal is to be won, not moved.
  win?: Win;
  actions: DealActions;
  close: () => void;
}) {
  const { t } = useLingui();
  const { workspace } = useSession();
  const { gate, actions, deal_id, to_stage_id, win } = props;
  const { ask, busy, problem } = useAnswer(props.close);
  const [amount, set_amount] = useState("");
  const [expected_close_on, set_close_on] = useState("");
  const [override_reason, set_reason] = useState("");
  const card = actions.card(deal_id);
  const asks = (field: string) => gate.unmet.some((u) => u.criterion.startsWith(field));
  const title = card?.title ?? t`The deal`;
  const patch: DealPatch = {};
  const read = amount ? read_amount(amount) : null;
  if (read) patch.value = { amount: read, currency: card?.value?.currency ?? workspace.currency };
  if (expected_close_on) patch.expected_close_on = expected_close_on;
  const fills = Object.keys(patch).length > 0;
  const go_on = async (told: Told) => {
    if (fills && !(await actions.edit(deal_id, patch, t`${title} is changed.`, {}, told))) return false;
    query_client.removeQueries({ queryKey: ["gate", deal_id] });
    const reason = override_reason.trim() ? { override_reason: override_reason.trim() } : {};
    return win
      ? actions.win(deal_id, { ...win, ...reason }, told)
      : actions.move(deal_id, to_stage_id, reason, told);
  };
  const first_field = ["value", "expected_close_on"].find(asks);
  const words = win
    ? { go: t`Mark as won`, override: t`Mark as won all the same` }
    : { go: t`Move`, override: t`Move all the same` };
  return (
    <FormModal
      title={t`${title}: not yet`}
      submit={override_reason.trim() ? words.override : words.go}
      disabled={!fills && !override_reason.trim()}
      close={props.close}
      on_submit={() => void ask(go_on)}
      busy={busy}
      problem={problem}
      fields={["value", "expected_close_on", "override_reason"]}
    >
      <p className={styles.hint}>{t`This must be true first:`}</p>
      <ul className={styles.unmet}>
        {gate.unmet.map((u) => (
          <li key={u.says} data-strength={u.strength}>
            {u.says} {u.strength === "advised" ? <span className={styles.hint}>({t`advised`})</span> : null}
          </li>
        ))}
      </ul>
      {asks("value") ? (
        <TextInput
          data-autofocus={first_field === "value" || undefined}
          inputMode="decimal"
          label={t`Value`}
          value={amount}
          error={problem?.says("value")}
          onChange={(e) => set_amount(e.currentTarget.value)}
        />
      ) : null}
      {asks("expected_close_on") ? (
        <TextInput
          data-autofocus={first_field === "expected_close_on" || undefined}
          type="date"
          label={t`Expected close`}
          value={expected_close_on}
          error={problem?.says("expected_close_on")}
          onChange={(e) => set_close_on(e.currentTarget.value)}
        />
      ) : null}
      {gate.may_override ? (
        <Textarea
          data-autofocus={!first_field || undefined}
          label={t`Reason to go on without it`}
          description={t`The reason is kept in the history and counted.`}
          autosize
          minRows={2}
          value={override_reason}
          error={problem?.says("override_reason")}
          onChange={(e) => set_reason(e.currentTarget.value)}
        />
      ) : (
        <p
          className={styles.hint}
        >{t`Fill in what is missing in the deal, then move it again. A manager can move it with a reason.`}</p>
      )}
    </FormModal>
  );
}
