import { useLingui } from "@lingui/react/macro";
import type { DealRow, Stage } from "~/shared/api/types";
import { days_since, format_day } from "~/shared/format/dates";
import { format_money } from "~/shared/format/money";
import { by_name } from "~/shared/format/names";
import type { Column } from "~/shared/grid/grid-types";
import { useSession, useUsers } from "~/shared/session";
import type { DealActions } from "../actions/deal-actions";
import { useDay } from "../board/board-context";
import { NextStepChip } from "../board/next-step-chip";
import { useStatusWords } from "../filter/status";

export function useDealColumns(actions: DealActions, stages: Stage[]): Column<DealRow>[] {
  const { t, i18n } = useLingui();
  const language = i18n.locale;
  const users = useUsers();
  const day = useDay();
  const { workspace } = useSession();
  const status = useStatusWords();
  const changed = (row: DealRow) => {
    const { title } = row;
    return t`${title} is changed.`;
  };
  return [
    {
      key: "title",
      label: t`Deal`,
      width: "minmax(200px, 2.2fr)",
      sort: "title",
      render: (row) => <span style={{ fontWeight: 500 }}>{row.title}</span>,
      edit: {
        kind: "text",
        value: (row) => row.title,
        required: true,
        save: (row, title, told) => actions.edit(row.id, { title }, changed(row), {}, told),
      },
    },
    {
      key: "company",
      label: t`Company`,
      width: "minmax(140px, 1.6fr)",
      render: (row) => <span>{row.company_name}</span>,
    },
    {
      key: "value",
      label: t`Value`,
      width: "minmax(110px, 1fr)",
      sort: "value",
      align: "end",
      render: (row) => <span>{format_money(row.value, language)}</span>,
      edit: {
        kind: "amount",
        value: (row) => row.value?.amount ?? "",
        save: (row, amount, told) =>
          actions.edit(
            row.id,
            // A deal has a value: emptied, it is nothing.
            { value: { amount: amount || "0", currency: row.value?.currency ?? workspace.currency } },
            changed(row),
            {},
            told,
          ),
      },
    },
    {
      key: "stage",
      label: t`Stage`,
      width: "minmax(120px, 1fr)",
      render: (row) => <span>{row.stage_name}</span>,
      edit: {
        kind: "choice",
        value: (row) => row.stage_id,
        choices: stages.map((s) => ({ value: s.id, label: s.name })),
        save: (row, stage_id) => actions.move(row.id, stage_id),
      },
    },
    {
      key: "status",
      label: t`Status`,
      width: "minmax(190px, 1.4fr)",
      render: (row) => <span>{status.says(row)}</span>,
    },
    {
      key: "next_step",
      label: t`Next step`,
      width: "minmax(190px, 1.6fr)",
      sort: "next_activity_at",
      // A closed deal needs none.
      render: (row) =>
        row.status === "open" ? (
          <NextStepChip
            card={{ ...row, company_name: row.company_name, owner_name: row.owner_name }}
            day={day}
          />
        ) : null,
    },
    {
      key: "expected_close_on",
      label: t`Expected close`,
      width: "minmax(120px, 1fr)",
      sort: "expected_close_on",
      render: (row) => (
        <span>{row.expected_close_on ? format_day(row.expected_close_on, language, "long") : ""}</span>
      ),
      edit: {
        kind: "date",
        value: (row) => row.expected_close_on ?? "",
        save: (row, on, told) =>
          actions.edit(row.id, { expected_close_on: on || null }, changed(row), {}, told),
      },
    },
    {
      key: "owner",
      label: t`Owner`,
      width: "minmax(120px, 1fr)",
      render: (row) => <span>{row.owner_name}</span>,
      edit: {
        kind: "choice",
        value: (row) => row.owner_id ?? "",
        choices: users
          .filter((u) => u.active)
          .toSorted(by_name(language))
          .map((u) => ({ value: u.id, label: u.name })),
        save: (row, owner_id) =>
          actions.edit(row.id, { owner_id }, changed(row), {
            owner_name: users.find((u) => u.id === owner_id)?.name ?? "",
          }),
      },
    },
    {
      key: "days",
      label: t`Days in stage`,
      width: "minmax(90px, 0.6fr)",
      sort: "entered_stage_at",
      align: "end",
      render: (row) => <span>{days_since(row.entered_stage_at)}</span>,
    },
    {
      key: "created",
      label: t`Created`,
      width: "minmax(110px, 1fr)",
      sort: "created_at",
      render: (row) => <span>{format_day(row.created_at.slice(0, 10), language, "long")}</span>,
    },
    {
      key: "source",
      label: t`Source`,
      width: "minmax(110px, 1fr)",
      render: (row) => <span>{row.source_channel}</span>,
    },
    {
      key: "tags",
      label: t`Labels`,
      width: "minmax(120px, 1fr)",
      render: (row) => <span>{row.tags.join(", ")}</span>,
    },
  ];
}

export const SHOWN_AT_FIRST = [
  "title",
  "company",
  "value",
  "stage",
  "next_step",
  "expected_close_on",
  "owner",
  "days",
];
