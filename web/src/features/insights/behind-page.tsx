import { useLingui } from "@lingui/react/macro";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo } from "react";
import type { DealRow } from "~/shared/api/types";
import { useStatusWords } from "~/features/deals/filter/status";
import { format_day } from "~/shared/format/dates";
import { format_money } from "~/shared/format/money";
import { Grid } from "~/shared/grid/grid";
import type { Column } from "~/shared/grid/grid-types";
import { usePreference } from "~/shared/preference";
import { PageBar } from "~/shared/ui/page-bar";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { useUrlState } from "~/shared/url-state";
import { deals_behind_query } from "./api/read-deals-behind";
import styles from "./insights.module.css";

const ROW_PX = { comfortable: 40, compact: 32 };

// The list behind a number of the reports.
export function BehindPage() {
  const { t, i18n } = useLingui();
  const [url, set_url] = useUrlState();
  const navigate = useNavigate();
  const problem_text = useProblemText();
  const [density] = usePreference<"comfortable" | "compact">("density", "comfortable");
  const sort = url.sort ?? "-value";
  const title = url.says || t`Deals`;
  const query = useInfiniteQuery({
    ...deals_behind_query(url.where ?? "", sort),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((p) => p.items) ?? [], [query.data]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData } = query;
  // Amounts are not converted: of several currencies the order is that of the bare numbers, and it says so.
  const is_mixed = sort.endsWith("value") && new Set(rows.map((row) => row.value.currency)).size > 1;
  const load_more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  useEffect(() => {
    document.title = `${title} · Penstock`;
  }, [title]);
  const { words: statuses } = useStatusWords();
  const day = (text: string | null) => (text ? format_day(text, i18n.locale, "long") : "");
  const columns: Column<DealRow>[] = [
    {
      key: "title",
      label: t`Deal`,
      width: "minmax(200px, 2.4fr)",
      sort: "title",
      render: (d) => <span>{d.title}</span>,
    },
    {
      key: "company",
      label: t`Company`,
      width: "minmax(140px, 1.6fr)",
      render: (d) => <span>{d.company_name}</span>,
    },
    {
      key: "value",
      label: t`Value`,
      width: "minmax(110px, 1fr)",
      sort: "value",
      align: "end",
      render: (d) => <span>{format_money(d.value, i18n.locale)}</span>,
    },
    {
      key: "status",
      label: t`Status`,
      width: "minmax(90px, 0.8fr)",
      render: (d) => <span>{statuses[d.status]}</span>,
    },
    {
      key: "stage",
      label: t`Stage`,
      width: "minmax(110px, 1fr)",
      render: (d) => <span>{d.stage_name}</span>,
    },
    {
      key: "owner",
      label: t`Owner`,
      width: "minmax(110px, 1fr)",
      render: (d) => <span>{d.owner_name}</span>,
    },
    {
      key: "opened",
      label: t`Opened`,
      width: "minmax(110px, 0.9fr)",
      render: (d) => <span>{day(d.opened_on)}</span>,
    },
    {
      key: "closed",
      label: t`Closed`,
      width: "minmax(110px, 0.9fr)",
      render: (d) => <span>{day(d.closed_on)}</span>,
    },
  ];
  return (
    <>
      <PageBar title={title}>
        <a
          className={styles.back}
          href="/insights"
          onClick={(event) => {
            event.preventDefault();
            if (history.length > 1) history.back();
            else void navigate({ to: "/insights" as "/" });
          }}
        >{t`Back to Insights`}</a>
        {url.where ? <code className={styles.where}>{url.where}</code> : null}
      </PageBar>
      <div className={styles.list}>
        <Grid
          label={title}
          name="behind"
          columns={columns}
          rows={rows}
          total={query.data?.pages[0]?.count ?? null}
          open_row={(row) => void navigate({ to: `/deals/${row.id}` as "/" })}
          sort={sort}
          set_sort={(next) => set_url({ sort: next })}
          busy={isPlaceholderData}
          load_more={hasNextPage && !isFetchingNextPage && !isPlaceholderData ? load_more : null}
          row_px={ROW_PX[density]}
          footer={
            is_mixed ? (
              <span>{t`Several currencies: in the order of the numbers, not converted.`}</span>
            ) : undefined
          }
          empty={query.error ? problem_text(query.error) : query.isLoading ? null : t`No deals here.`}
        />
      </div>
    </>
  );
}
