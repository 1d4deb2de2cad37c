import { useLingui } from "@lingui/react/macro";
import type { DealRow, DealStatus } from "~/shared/api/types";
import { format_day } from "~/shared/format/dates";

// Which deals the table shows. The boards show the open ones only.
export type StatusChoice = DealStatus | "all";
export const STATUS_CHOICES: StatusChoice[] = ["open", "parked", "won", "lost", "all"];

export function status_of(text: string | undefined): StatusChoice {
  return STATUS_CHOICES.find((known) => known === text) ?? "open";
}

export function useStatusWords() {
  const { t, i18n } = useLingui();
  const day = (on: string | null) => (on ? format_day(on, i18n.locale, "long") : "");
  const choices: Record<StatusChoice, string> = {
    open: t`Open deals`,
    parked: t`Parked deals`,
    won: t`Won deals`,
    lost: t`Lost deals`,
    all: t`All deals`,
  };
  const words: Record<DealStatus, string> = {
    open: t`Still open`,
    won: t`Won`,
    lost: t`Lost`,
    parked: t`Parked`,
  };
  // "Won, 15 Jan 2026", "Parked until 1 Mar 2027".
  const says = (deal: Pick<DealRow, "status" | "closed_on" | "wake_on">) => {
    const wakes = day(deal.wake_on);
    if (deal.status === "parked") return wakes ? t`Parked until ${wakes}` : words.parked;
    return [words[deal.status], day(deal.closed_on)].filter(Boolean).join(", ");
  };
  return { choices, words, says };
}
