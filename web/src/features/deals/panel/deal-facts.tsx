import { useLingui } from "@lingui/react/macro";
import type { Deal } from "~/shared/api/types";
import { days_since, format_day } from "~/shared/format/dates";
import { format_money } from "~/shared/format/money";
import { by_name } from "~/shared/format/names";
import { plural } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { InlineField } from "~/shared/record/inline-field";
import styles from "~/shared/record/record.module.css";
import { useUsers } from "~/shared/session";
import panel from "./panel.module.css";
import type { DealNames } from "./use-deal-names";
import type { SaveDealField } from "./use-deal-save";

export function DealFacts(props: { deal: Deal; names: DealNames; save: SaveDealField }) {
  const { t, i18n } = useLingui();
  const language = i18n.locale;
  const users = useUsers();
  const { deal, names, save } = props;
  const days = days_since(deal.entered_stage_at);
  const kinds = [
    { value: "inbound", label: t`Inbound` },
    { value: "outbound", label: t`Outbound` },
  ];
  const forecasts = [
    { value: "pipeline", label: t`Pipeline` },
    { value: "best_case", label: t`Best case` },
    { value: "commit", label: t`Commit` },
    { value: "omitted", label: t`Left out` },
  ];
  const label_of = (list: { value: string; label: string }[], value: string | null) =>
    list.find((x) => x.value === value)?.label;
  return (
    <section aria-label={t`Facts`}>
      <div className={styles.facts}>
        <InlineField
          label={t`Value`}
          kind="amount"
          value={deal.value?.amount ?? ""}
          shown={format_money(deal.value, language)}
          save={save("value")}
        />
        <InlineField
          label={t`Expected close`}
          kind="date"
          value={deal.expected_close_on ?? ""}
          shown={deal.expected_close_on ? format_day(deal.expected_close_on, language, "long") : ""}
          save={save("expected_close_on")}
        />
        <InlineField
          label={t`Owner`}
          kind="choice"
          value={deal.owner_id ?? ""}
          shown={names.owner}
          choices={users
            .filter((u) => u.active)
            .toSorted(by_name(language))
            .map((u) => ({ value: u.id, label: u.name }))}
          save={save("owner_id")}
        />
        <div className={styles.fact}>
          <span className={styles.fact_label}>{t`Company`}</span>
          {deal.company_id ? (
            <Link to={"/companies" as "/"} search={{ open: deal.company_id } as never} className={panel.back}>
              {names.company || t`Open`}
            </Link>
          ) : (
            <span className={styles.none}>–</span>
          )}
        </div>
        <div className={styles.fact}>
          <span className={styles.fact_label}>{t`In this stage`}</span>
          <span className="num">{t`${plural(days, { one: "# day", other: "# days" })}`}</span>
        </div>
        <InlineField
          label={t`Forecast`}
          kind="choice"
          value={deal.forecast_category ?? ""}
          shown={label_of(forecasts, deal.forecast_category)}
          choices={forecasts}
          required
          save={save("forecast_category")}
        />
        <InlineField
          label={t`Source`}
          kind="choice"
          value={deal.source_kind ?? ""}
          shown={label_of(kinds, deal.source_kind)}
          choices={kinds}
          save={save("source_kind")}
        />
        <InlineField label={t`Channel`} value={deal.source_channel ?? ""} save={save("source_channel")} />
        <InlineField label={t`Competitor`} value={deal.competitor ?? ""} save={save("competitor")} />
        <InlineField label={t`Labels`} value={deal.tags.join(", ")} save={save("tags")} />
      </div>
    </section>
  );
}
