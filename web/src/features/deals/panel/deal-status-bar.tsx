import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Deal } from "~/shared/api/types";
import { format_day } from "~/shared/format/dates";
import { lost_reasons_query } from "~/shared/session";
import type { DealActions } from "../actions/deal-actions";
import { deal_dialogs } from "../dialogs/open-dialogs";
import styles from "./panel.module.css";

export function DealStatusBar(props: { deal: Deal; actions: DealActions }) {
  const { t, i18n } = useLingui();
  const { deal, actions } = props;
  const reasons = useQuery({ ...lost_reasons_query, enabled: deal.status === "lost" });
  const deal_ids = [deal.id];
  if (deal.status === "open") {
    return (
      <div className={styles.status}>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => deal_dialogs.open({ kind: "win", deal_ids, actions })}
        >
          {t`Won …`}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => deal_dialogs.open({ kind: "lose", deal_ids, actions })}
        >
          {t`Lost …`}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => deal_dialogs.open({ kind: "park", deal_ids, actions })}
        >
          {t`Park …`}
        </Button>
      </div>
    );
  }
  const reason = reasons.data?.find((r) => r.id === deal.lost_reason_id)?.name;
  const wakes = deal.wake_on ? format_day(deal.wake_on, i18n.locale, "long") : "";
  const words = {
    won: t`Won`,
    lost: reason ? t`Lost: ${reason}` : t`Lost`,
    parked: wakes ? t`Parked until ${wakes}` : t`Parked`,
  };
  return (
    <div className={styles.status}>
      <span className={styles.outcome} data-status={deal.status}>
        {words[deal.status]}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => void actions.reopen(deal.id)}
      >{t`Open again`}</Button>
    </div>
  );
}
