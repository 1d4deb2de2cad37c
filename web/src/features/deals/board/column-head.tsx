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
import { StepSplit } from "./step-split";

const SUMS_SHOWN = 2;

export function useSums(shown = SUMS_SHOWN) {
  const { i18n } = useLingui();
  const { workspace } = useSession();
  return (sums: Money[]) => {
    const ordered = order_sums(sums, workspace.currency);
    const text = ordered.slice(0, shown).map((m) => format_money(m, i18n.locale, "compact"));
    const others = ordered.length > shown ? " + …" : "";
    return (
      `${text.join(" + ")}${others}` ||
      format_money({ amount: "0", currency: workspace.currency }, i18n.locale, "compact")
    );
  };
}

export function ColumnHead(props: { column: ColumnView; number: number; fold: () => void }) {
  const { t, i18n } = useLingui();
  const sums = useSums();
  const { lane, totals } = props.column;
  const { stage } = lane;
  const all_sums = useSums(Number.POSITIVE_INFINITY);
  const home_sum = useSums(1);
  const weighted = home_sum(totals.weighted_sums());
  const usual = stage?.usual_days;
  const usual_says = usual
    ? t`${plural(usual, { one: "Deals usually stay here # day", other: "Deals usually stay here # days" })}`
    : "";
  const usual_short =
    usual &&
    new Intl.NumberFormat(i18n.locale, { style: "unit", unit: "day", unitDisplay: "narrow" }).format(usual);
  return (
    <div className={styles.head}>
      <div className={styles.head_row}>
        <h2
          id={`head-${lane.id}`}
          data-late={lane.only_by_time && totals.count > 0 ? true : undefined}
          title={stage?.purpose ?? lane.name}
        >
          {lane.name}
        </h2>
        <span className={`${styles.count} num`}>
          {totals.count}
          <span className="sr-only"> {t`${plural(totals.count, { one: "deal", other: "deals" })}`}</span>
        </span>
        <span className={styles.head_tools}>
          {stage ? (
            <ActionIcon
              size={24}
              aria-label={t`New deal in ${stage.name}`}
              onClick={() => deal_dialogs.open({ kind: "new_deal", stage_id: stage.id })}
            >
              <IconPlus size={15} />
            </ActionIcon>
          ) : null}
          <ActionIcon size={24} aria-label={t`Fold ${lane.name}`} onClick={props.fold}>
            <IconChevronsLeft size={15} />
          </ActionIcon>
        </span>
      </div>
      <div className={`${styles.figures} num`} title={all_sums(totals.sums())}>
        {sums(totals.sums())}
      </div>
      <div className={`${styles.figures} num`} title={all_sums(totals.weighted_sums())}>
        {t`${weighted} weighted`}
        {usual ? (
          <span title={usual_says}>
            {" · "}
            <span aria-hidden>{usual_short}</span>
            <span className="sr-only">{usual_says}</span>
          </span>
        ) : null}
      </div>
      <StepSplit steps={totals.steps} />
    </div>
  );
}
