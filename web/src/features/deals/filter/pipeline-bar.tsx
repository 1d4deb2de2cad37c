import { useLingui } from "@lingui/react/macro";
import { Button, Menu, SegmentedControl, Select, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconAdjustmentsHorizontal, IconChevronDown, IconPlus, IconSearch } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Pipeline } from "~/shared/api/types";
import { useCommands } from "~/shared/commands";
import { by_name } from "~/shared/format/names";
import { useSession, useUsers } from "~/shared/session";
import { PageBar } from "~/shared/ui/page-bar";
import { useUrlState } from "~/shared/url-state";
import { BOARD_SORTS, type BoardSort, TIMELINE_SORTS } from "../board/next-step";
import { deal_dialogs } from "../dialogs/open-dialogs";
import styles from "./filter.module.css";
import { STATUS_CHOICES, status_of, useStatusWords } from "./status";

const CriteriaBar = lazy(() => import("./criteria-bar"));
const TYPING_MS = 250;

export function PipelineBar(props: { pipeline: Pipeline; pipelines: Pipeline[] }) {
  const { t, i18n } = useLingui();
  const [url, set_url] = useUrlState();
  const { user } = useSession();
  const users = useUsers();
  const search = useRef<HTMLInputElement>(null);
  const [typed, set_typed] = useState(url.q ?? "");
  // A phone has no room for both the filter and the deals it found; its button is lit all the same.
  const [criteria_open, set_criteria_open] = useState(
    () => Boolean(url.where) && !matchMedia("(max-width: 700px)").matches,
  );
  const search_later = useDebouncedCallback((text: string) => set_url({ q: text || null }), TYPING_MS);
  useEffect(() => set_typed(url.q ?? ""), [url.q]);
  const statuses = useStatusWords();
  const views = [
    { value: "board", label: t`Board`, says: t`Show as board` },
    { value: "table", label: t`Table`, says: t`Show as table` },
    { value: "timeline", label: t`Timeline`, says: t`Show as timeline` },
  ];
  const at = Math.max(
    0,
    views.findIndex((known) => known.value === url.view),
  );
  const view = views[at]?.value ?? "board";
  const next_view = views[(at + 1) % views.length] ?? views[0];
  // Only the table shows deals that are not open.
  const show = (value = "board") =>
    set_url({
      view: value === "board" ? null : value,
      sort: null,
      ...(value === "table" ? {} : { status: null }),
    });
  const show_status = (status: string) =>
    set_url(
      status === "open"
        ? { status: null }
        : { status, view: "table", sort: view === "table" ? url.sort : null },
    );
  useCommands([
    {
      id: "search",
      title: t`Search deals`,
      group: "do",
      keys: ["Slash"],
      run: () => search.current?.focus(),
    },
    {
      id: "filter",
      title: t`Filter by criteria`,
      group: "do",
      keys: ["KeyF"],
      run: () => set_criteria_open(true),
    },
    {
      id: "view",
      title: next_view?.says ?? "",
      group: "do",
      keys: ["KeyV"],
      run: () => show(next_view?.value),
    },
    ...STATUS_CHOICES.map((status) => ({
      id: `status.${status}`,
      title: statuses.choices[status],
      group: "go" as const,
      run: () => show_status(status),
    })),
  ]);
  const owners = [
    { value: user.id, label: t`Mine` },
    ...users
      .filter((u) => u.id !== user.id && u.active)
      .toSorted(by_name(i18n.locale))
      .map((u) => ({ value: u.id, label: u.name })),
  ];
  const title =
    props.pipelines.length > 1 ? (
      <Menu>
        <Menu.Target>
          <UnstyledButton className={styles.title}>
            {props.pipeline.name} <IconChevronDown size={15} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {props.pipelines.map((p) => (
            <Menu.Item key={p.id} onClick={() => set_url({ pipeline: p.id, deal: null }, "push")}>
              {p.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    ) : (
      props.pipeline.name
    );
  return (
    <>
      <PageBar
        title={title}
        right={
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            size="compact-md"
            onClick={() => deal_dialogs.open({ kind: "new_deal" })}
          >{t`New deal`}</Button>
        }
      >
        <SegmentedControl
          size="xs"
          aria-label={t`View`}
          value={view}
          onChange={show}
          data={views.map(({ value, label }) => ({ value, label }))}
        />
        <TextInput
          ref={search}
          size="xs"
          className={styles.search}
          aria-label={t`Search deals`}
          placeholder={t`Search deals`}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={typed}
          onChange={(e) => {
            set_typed(e.currentTarget.value);
            search_later(e.currentTarget.value);
          }}
          onKeyDown={(e) => {
            if (e.key !== "Escape") return;
            set_typed("");
            set_url({ q: null });
            e.currentTarget.blur();
          }}
        />
        <Select
          size="xs"
          className={styles.owner}
          aria-label={t`Owner`}
          placeholder={t`All owners`}
          clearable
          data={owners}
          value={url.owner ?? null}
          onChange={(value) => set_url({ owner: value })}
          clearButtonProps={{ "aria-label": t`All owners` }}
        />
        {view === "table" ? null : <SortSelect sorts={view === "timeline" ? TIMELINE_SORTS : BOARD_SORTS} />}
        <Select
          size="xs"
          className={styles.status}
          aria-label={t`Status`}
          allowDeselect={false}
          data={STATUS_CHOICES.map((value) => ({ value, label: statuses.choices[value] }))}
          value={view === "table" ? status_of(url.status) : "open"}
          onChange={(value) => value && show_status(value)}
        />
        <Button
          size="xs"
          variant={url.where ? "light" : "default"}
          leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
          aria-expanded={criteria_open}
          onClick={() => set_criteria_open(!criteria_open)}
        >{t`Filter`}</Button>
      </PageBar>
      {criteria_open ? (
        <Suspense>
          <CriteriaBar close={() => set_criteria_open(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function SortSelect({ sorts }: { sorts: BoardSort[] }) {
  const { t } = useLingui();
  const [url, set_url] = useUrlState();
  const names: Record<BoardSort, string> = {
    next_step: t`Most urgent first`,
    value: t`Highest value first`,
    age: t`Longest here first`,
    rank: t`By hand`,
    close: t`Soonest close first`,
  };
  const [usual] = sorts;
  return (
    <Select
      size="xs"
      className={styles.sort}
      aria-label={t`Order of the cards`}
      data={sorts.map((value) => ({ value, label: names[value] }))}
      value={url.sort ?? usual}
      onChange={(value) => set_url({ sort: value === usual ? null : value })}
    />
  );
}
