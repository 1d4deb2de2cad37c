import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { Stage } from "~/shared/api/types";
import { read_gate } from "../api/read-gate";
import styles from "./board-column.module.css";
import { useCard } from "./board-context";

// Told while the card still hovers: what this stage asks for and is not there yet.
export function GatePreview(props: { deal_id: string; stage: Stage }) {
  const { t } = useLingui();
  const card = useCard(props.deal_id);
  const elsewhere = card?.stage_id !== props.stage.id;
  const { data } = useQuery({
    queryKey: ["gate_preview", props.deal_id, props.stage.id],
    queryFn: () => read_gate(props.deal_id, props.stage.id),
    enabled: elsewhere,
  });
  if (!elsewhere || !data || data.unmet.length === 0) return null;
  return (
    <div className={styles.gate} role="status">
      {data.allowed ? t`Advised before this stage:` : t`This must be true first:`}
      <ul>
        {data.unmet.map((u) => (
          <li key={u.says}>{u.says}</li>
        ))}
      </ul>
    </div>
  );
}
