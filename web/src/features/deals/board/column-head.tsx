import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconChevronsLeft, IconPlus } from "@tabler/icons-react";
import type { Money } from "~/shared/api/types";
import { format_money, order_sums } from "~/shared/format/money";
import { useSession } from "~/shared/session";
import { deal_dialogs } from "../dialogs/open-dialogs";
import styles from "./board-column.module.css";
import type { ColumnView } from "./board-store";
import { NEXT_STEPS } from "./next-step";

const SUMS_SHOWN = 2;

export function useSums() {
  const { i18n } = useLingui();
  const { workspace } = useSession();
  return (sums: Money[]) => {
    const ordered = order_sums(sums, workspace.currency);
    const text = ordered.slice(0, SUMS_SHOWN).map((m) => format_money(m, i18n.locale, true));
    if (ordered.length > SUMS_SHOWN) text.push(`+${ordered.length - SUMS_SHOWN}`);
    return text.join(" + ") || format_money({ amount: "0", currency: workspace.currency }, i18n.locale, true);
  };
}

export function ColumnHead(props: { column: ColumnView; number: number; fold: () => void }) {
  const { t } = useLingui();
  const sums = useSums();
  const { stage, totals } = props.column;
  const weighted = sums(totals.weighted_sums());
  const { late, today, none, later } = totals.steps;
  const split = t`Next steps: ${late} late, ${today} today, ${none} missing, ${later} later`;
  const usual = stage.usual_days;
  return (
    <div className={styles.head}>
      <div className={styles.head_row}>
        <h2 id={`head-${stage.id}`} title={stage.purpose ?? stage.name}>
          {stage.name}
        </h2>
        <span className={`${styles.count} num`}>
          {totals.count}
          <span className="sr-only"> {t`${plural(totals.count, { one: "deal", other: "deals" })}`}</span>
        </span>
        <span className={styles.head_tools}>
          <ActionIcon
            size={24}
            aria-label={t`New deal in ${stage.name}`}
            onClick={() => deal_dialogs.open({ kind: "new_deal", stage_id: stage.id })}
          >
            <IconPlus size={15} />
          </ActionIcon>
          <ActionIcon size={24} aria-label={t`Fold ${stage.name}`} onClick={props.fold}>
            <IconChevronsLeft size={15} />
          </ActionIcon>
        </span>
      </div>
      <div className={`${styles.figures} num`}>
        {sums(totals.sums())} · {t`${weighted} weighted`}
        {usual ? ` · ${t`${plural(usual, { one: "usually # day", other: "usually # days" })}`}` : ""}
      </div>
      <div className={styles.split} role="img" aria-label={split} title={split}>
        {NEXT_STEPS.map((step) =>
          totals.steps[step] > 0 ? <div key={step} data-step={step} style={{ flexGrow: totals.steps[step] }} /> : null,
        )}
      </div>
    </div>
  );
}
