import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button, Popover, Stack } from "@mantine/core";
import { IconColumns } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { DealRow, Money, Stage } from "~/shared/api/types";
import { format_money, order_sums, parse_amount, print_amount } from "~/shared/format/money";
import { useCommands } from "~/shared/commands";
import { Grid } from "~/shared/grid/grid";
import type { Marking } from "~/shared/grid/grid-types";
import { live } from "~/shared/live/live-stream";
import { usePreference } from "~/shared/preference";
import { query_client } from "~/shared/query";
import { useSession } from "~/shared/session";
import { Checkbox } from "~/shared/ui/checkbox";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { useUrlState } from "~/shared/url-state";
import { useActionWords } from "../actions/action-words";
import { DealActions } from "../actions/deal-actions";
import { type BoardFilter, board_query, is_narrowed } from "../board/board-query";
import { BulkBar } from "../bulk/bulk-bar";
import { MARKED_MAX, useNewSelection, useSelection } from "../bulk/selection";
import { useDealKeys } from "../bulk/use-deal-keys";
import NothingFound from "../filter/nothing-found";
import styles from "./table.module.css";
import { deals_query, type TableFilter } from "./deals-query";
import { SHOWN_AT_FIRST, useDealColumns } from "./use-deal-columns";

const ROW_PX = { comfortable: 40, compact: 32 };
const RELOAD_AT_MOST_EVERY_MS = 2000;

export default function DealsTable(props: { filter: TableFilter; stages: Stage[] }) {
  const { t } = useLingui();
  const { filter, stages } = props;
  const { user } = useSession();
  const problem_text = useProblemText();
  const [url, set_url] = useUrlState();
  const [density] = usePreference<"comfortable" | "compact">("density", "comfortable");
  const [shown, set_shown] = usePreference(`table.columns.${user.id}`, SHOWN_AT_FIRST.join(" "));
  const sort = url.sort && !["rank", "age", "next_step", "close"].includes(url.sort) ? url.sort : "-value";
  const query = useInfiniteQuery({ ...deals_query(filter, sort), placeholderData: keepPreviousData });
  const rows = useMemo(() => query.data?.pages.flatMap((p) => p.items) ?? [], [query.data]);
  const total = query.data?.pages[0]?.count ?? null;
  const stage_name = useCallback((id: string) => stages.find((s) => s.id === id)?.name ?? "", [stages]);
  const words = useActionWords(stage_name);
  const find = useCallback((id: string) => rows.find((r) => r.id === id), [rows]);
  const selection = useNewSelection(filter);
  const marked = useSelection(selection);
  const actions = useMemo(() => {
    const made = new DealActions(null, words, find);
    made.after_bulk = () => selection.clear();
    return made;
  }, [words, find, selection]);
  const root = useRef<HTMLElement>(null);
  useCommands(
    useDealKeys({
      selection,
      actions,
      stages,
      one: () => document.activeElement?.closest<HTMLElement>("[data-row-id]")?.dataset.rowId ?? url.deal,
      begin: () => root.current?.querySelector<HTMLElement>('[data-cell][tabindex="0"]')?.focus(),
    }),
  );
  const all = useDealColumns(actions, stages);
  const keys = new Set(shown.split(" "));
  const is_open = filter.status === "open";
  const columns = all.filter(({ key }) => {
    if (key === "title" || (key === "status" && !is_open)) return true;
    return keys.has(key) && (key !== "next_step" || is_open || filter.status === "all");
  });
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData } = query;
  const load_more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  useReloadOnChanges();
  const toggle = (key: string) => {
    if (!keys.delete(key)) keys.add(key);
    set_shown([...keys].join(" "));
  };
  // Amounts are not converted: of several currencies the order is that of the bare numbers, and it says so.
  const is_mixed = sort.endsWith("value") && new Set(rows.map((row) => row.value.currency)).size > 1;
  const at_once = Math.min(rows.length, MARKED_MAX);
  const marking: Marking<DealRow> = {
    marked,
    toggle: (id) => selection.toggle(id),
    add: (ids) => selection.add(ids),
    clear: () => selection.clear(),
    row_says: ({ title }) => t`Mark ${title}`,
    all_says: (all) =>
      all
        ? t`Unmark all`
        : t`${plural(at_once, { one: "Mark the # loaded deal", other: "Mark the # loaded deals" })}`,
    at_once,
  };
  const nothing = is_narrowed(filter) ? <NothingFound filter={filter} all={!is_open} /> : t`No deals here.`;
  return (
    <section ref={root} className={styles.table} aria-label={t`Deals`} data-deals>
      <div className={styles.tools}>
        <BulkBar selection={selection} actions={actions} total={total} closed={!is_open} />
        <Popover position="bottom-end" trapFocus>
          <Popover.Target>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconColumns size={14} aria-hidden />}
            >
              {t`Columns`}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <Stack gap={8}>
              {all.slice(1).map((c) => (
                <Checkbox
                  key={c.key}
                  size="sm"
                  label={c.label}
                  checked={keys.has(c.key)}
                  onChange={() => toggle(c.key)}
                />
              ))}
            </Stack>
          </Popover.Dropdown>
        </Popover>
      </div>
      <Grid
        label={t`Deals`}
        name="deals"
        marking={marking}
        columns={columns}
        rows={rows}
        total={total}
        open_row={(row) => set_url({ deal: row.id }, "push")}
        sort={sort}
        set_sort={(next) => set_url({ sort: next })}
        busy={isPlaceholderData}
        load_more={hasNextPage && !isFetchingNextPage && !isPlaceholderData ? load_more : null}
        row_px={ROW_PX[density]}
        empty={query.error ? problem_text(query.error) : query.isLoading ? "" : nothing}
        footer={
          <>
            <Totals filter={filter} total={total} />
            {is_mixed ? (
              <span>{t`Several currencies: in the order of the numbers, not converted.`}</span>
            ) : null}
          </>
        }
      />
    </section>
  );
}

// The sums over all deals of the filter, as the board's answer has them.
function Totals(props: { filter: TableFilter; total: number | null }) {
  const { t } = useLingui();
  const { status, ...filter } = props.filter;
  const count = props.total ?? 0;
  return (
    <>
      <strong>{t`${plural(count, { one: "# deal", other: "# deals" })}`}</strong>
      {status === "open" && count > 0 ? <Sums filter={filter} /> : null}
    </>
  );
}

function Sums(props: { filter: BoardFilter }) {
  const { t, i18n } = useLingui();
  const { workspace } = useSession();
  const board = useQuery(board_query({ ...props.filter, sort: "next_step" }));
  const add = (of: "sums" | "weighted") => {
    const by_currency = new Map<string, bigint>();
    for (const money of board.data?.stages.flatMap((s) => s[of]) ?? []) {
      by_currency.set(money.currency, (by_currency.get(money.currency) ?? 0n) + parse_amount(money.amount));
    }
    const sums: Money[] = [...by_currency].map(([currency, units]) => ({
      currency,
      amount: print_amount(units),
    }));
    return order_sums(sums, workspace.currency)
      .map((m) => format_money(m, i18n.locale, "whole"))
      .join(" + ");
  };
  return (
    <>
      <span>
        {t`Sum`}: {add("sums")}
      </span>
      <span>
        {t`Weighted`}: {add("weighted")}
      </span>
    </>
  );
}

function useReloadOnChanges() {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const reload = () => {
      timer = undefined;
      void query_client.invalidateQueries({ queryKey: ["deals"] });
      void query_client.invalidateQueries({ queryKey: ["board"] });
    };
    const reload_soon = () => {
      timer ??= setTimeout(reload, RELOAD_AT_MOST_EVERY_MS);
    };
    const stop = live.listen({ changes: reload_soon, reset: reload });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
}
