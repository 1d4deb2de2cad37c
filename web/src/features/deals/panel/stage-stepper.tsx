import { useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import type { Deal, Stage } from "~/shared/api/types";
import { useCurrentInView } from "~/shared/ui/use-current-in-view";
import type { DealActions } from "../actions/deal-actions";
import styles from "./panel.module.css";

export function StageStepper(props: { deal: Deal; stages: Stage[]; actions: DealActions }) {
  const { t } = useLingui();
  const { deal, stages, actions } = props;
  const now = stages.findIndex((s) => s.id === deal.stage_id);
  const row = useRef<HTMLOListElement>(null);
  useCurrentInView(row, now);
  return (
    <ol ref={row} className={styles.steps} aria-label={t`Stages`}>
      {stages.map((stage, index) => (
        <li key={stage.id} data-state={index < now ? "past" : index === now ? "now" : "ahead"}>
          <button
            type="button"
            title={stage.name}
            aria-current={index === now ? "step" : undefined}
            disabled={deal.status !== "open"}
            onClick={() => index !== now && void actions.move(deal.id, stage.id)}
          >
            {stage.name}
          </button>
        </li>
      ))}
    </ol>
  );
}
