import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconCircle, IconCircleCheckFilled, IconX } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useUrlState } from "~/shared/url-state";
import { deal_dialogs } from "../dialogs/open-dialogs";
import styles from "./first-steps.module.css";
import { useFirstSteps } from "./use-first-steps";

// What a new workspace still lacks, until it is done or sent away. Each step is read from the data itself, so it is
// ticked however it was done.
export default function FirstSteps(props: { first_stage_id: string; put_away: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [, set_url] = useUrlState();
  const { done, a_deal } = useFirstSteps(props.first_stage_id, props.put_away);
  if (!done) return null;
  const on_a_deal = (then: (id: string) => void) =>
    a_deal ? then(a_deal) : deal_dialogs.open({ kind: "new_deal" });
  const steps = [
    { key: "deal", says: t`Add a deal`, act: () => deal_dialogs.open({ kind: "new_deal" }) },
    {
      key: "next_step",
      says: t`Plan its next step`,
      act: () => on_a_deal((deal_id) => deal_dialogs.open({ kind: "next_step", deal_ids: [deal_id] })),
    },
    { key: "move", says: t`Move it one stage on`, act: () => on_a_deal((deal) => set_url({ deal }, "push")) },
    {
      key: "colleague",
      says: t`Invite a colleague`,
      act: () => void navigate({ to: "/settings/people" as "/" }),
    },
  ] as const;
  const count = steps.filter((step) => done[step.key]).length;
  return (
    <section className={styles.steps} aria-labelledby="first-steps">
      <h2 id="first-steps">{t`First steps: ${count} of ${steps.length}`}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.key} data-done={done[step.key] || undefined}>
            {done[step.key] ? (
              <span className={styles.step}>
                <IconCircleCheckFilled size={18} role="img" aria-label={t`Done`} />
                {step.says}
              </span>
            ) : (
              <button type="button" className={styles.step} onClick={step.act}>
                <IconCircle size={18} aria-hidden />
                {step.says}
              </button>
            )}
          </li>
        ))}
      </ol>
      <ActionIcon aria-label={t`Put the first steps away`} onClick={props.put_away}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </section>
  );
}
