import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import {
  IconAlertTriangle,
  IconCheckbox,
  IconMail,
  IconMessage,
  IconPhone,
  IconPresentation,
  IconUsers,
} from "@tabler/icons-react";
import { memo } from "react";
import type { ActivityKind, DealCard } from "~/shared/api/types";
import { add_days, format_day } from "~/shared/format/dates";
import styles from "./deal-card.module.css";
import { type Day, days_to_next_step, next_step_of } from "./next-step";

export const ACTIVITY_ICONS = {
  call: IconPhone,
  meeting: IconUsers,
  presentation: IconPresentation,
  email: IconMail,
  message: IconMessage,
  task: IconCheckbox,
};
const NAMED_DAYS_MAX = 1;

function kind_of(card: DealCard): ActivityKind {
  const kind = card.next_activity_kind as ActivityKind | null;
  return kind && kind in ACTIVITY_ICONS ? kind : "task";
}

export function useActivityKindNames(): Record<ActivityKind, string> {
  const { t } = useLingui();
  return {
    call: t`Call`,
    meeting: t`Meeting`,
    presentation: t`Presentation`,
    email: t`E-mail`,
    message: t`Message`,
    task: t`Task`,
  };
}

// "Call, 2 days late", "E-mail today", "Meeting Tue, 24 Nov", "No next step".
export function useNextStepWords(card: DealCard | undefined, day: Day): string {
  const { t, i18n } = useLingui();
  const kinds = useActivityKindNames();
  if (!card?.next_activity_at) return t`No next step`;
  const kind = kinds[kind_of(card)];
  const days = days_to_next_step(card, day);
  const late = -days;
  if (days < 0) return t`${kind}, ${plural(late, { one: "# day late", other: "# days late" })}`;
  if (days === 0) return t`${kind} today`;
  if (days === NAMED_DAYS_MAX) return t`${kind} tomorrow`;
  return `${kind} ${format_day(add_days(day.today, days), i18n.locale)}`;
}

export const NextStepChip = memo(function NextStepChip(props: { card: DealCard; day: Day }) {
  const words = useNextStepWords(props.card, props.day);
  const kind = useActivityKindNames()[kind_of(props.card)];
  // Where there is no room for all, the icon says the kind; when it is due, nothing else says.
  const from = words.startsWith(kind) ? kind.length : words.length;
  const state = next_step_of(props.card, props.day);
  const Icon = state === "none" ? IconAlertTriangle : ACTIVITY_ICONS[kind_of(props.card)];
  return (
    <span
      className={styles.chip}
      data-step={state}
      title={props.card.next_activity_title ? `${words}: ${props.card.next_activity_title}` : words}
    >
      <Icon size={13} stroke={2} aria-hidden />
      <span className={styles.chip_words}>
        <span>{words.slice(0, from)}</span>
        <span>{words.slice(from)}</span>
      </span>
    </span>
  );
});
