import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { read_amount } from "~/shared/format/money";
import { useSession } from "~/shared/session";
import type { DealActions } from "../actions/deal-actions";
import { useDay } from "../board/board-context";
import styles from "./dialogs.module.css";
import { FormModal } from "./form-modal";
import { useAnswer } from "./use-answer";

// The day and the final value of a won deal; of several deals the day only. The key wins at once, with today's day.
export function WinDialog(props: { deal_ids: string[]; actions: DealActions; close: () => void }) {
  const { t } = useLingui();
  const { today } = useDay();
  const { workspace } = useSession();
  const { deal_ids, actions } = props;
  const { ask, busy, problem } = useAnswer(props.close);
  const [first] = deal_ids;
  const count = deal_ids.length;
  const card = first && count === 1 ? actions.card(first) : undefined;
  const was = card?.value?.amount ?? "";
  const currency = card?.value?.currency ?? workspace.currency;
  const [closed_on, set_closed_on] = useState(today);
  const [amount, set_amount] = useState(was);
  const read = read_amount(amount);
  const is_wrong = amount.trim() !== "" && read === null;
  const title = card?.title || t`The deal`;
  const submit = () => {
    if (is_wrong) return;
    const value = read && amount !== was ? { value: { amount: read, currency } } : {};
    void ask((told) => actions.win_all(deal_ids, { closed_on, ...value }, told));
  };
  return (
    <FormModal
      title={
        count === 1 ? t`${title}: won` : t`${plural(count, { one: "# deal: won", other: "# deals: won" })}`
      }
      submit={t`Mark as won`}
      busy={busy}
      disabled={!closed_on}
      problem={problem}
      fields={["closed_on", "value"]}
      close={props.close}
      on_submit={submit}
    >
      <div className={styles.pair}>
        <TextInput
          data-autofocus
          type="date"
          label={t`Won on`}
          max={today}
          value={closed_on}
          error={problem?.says("closed_on")}
          onChange={(e) => set_closed_on(e.currentTarget.value)}
        />
        {count === 1 ? (
          <TextInput
            inputMode="decimal"
            label={t`Final value, ${currency}`}
            value={amount}
            error={
              is_wrong ? t`This is not an amount. Write it like 1250 or 1250.50.` : problem?.says("value")
            }
            onChange={(e) => set_amount(e.currentTarget.value)}
          />
        ) : null}
      </div>
    </FormModal>
  );
}
