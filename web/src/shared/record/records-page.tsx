import { useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useCommands } from "~/shared/commands";
import { Grid } from "~/shared/grid/grid";
import type { Column } from "~/shared/grid/grid-types";
import { usePreference } from "~/shared/preference";
import { usePermission } from "~/shared/session";
import { PageBar } from "~/shared/ui/page-bar";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { useUrlState } from "~/shared/url-state";
import styles from "./records-page.module.css";
import { type RecordKind, records_query } from "./records-query";

const TYPING_MS = 250;
const ROW_PX = { comfortable: 40, compact: 32 };

export function RecordsPage<Row extends { id: string }>(props: {
  kind: RecordKind;
  title: string;
  new_label: string;
  search_label: string;
  empty: string;
  columns: Column<Row>[];
  panel: (id: string, close: () => void) => ReactNode;
  form: (close: () => void) => ReactNode;
}) {
  const { t } = useLingui();
  const { title } = props;
  const problem_text = useProblemText();
  const navigate = useNavigate();
  const may_import = usePermission("import");
  const [url, set_url] = useUrlState();
  const [density] = usePreference<"comfortable" | "compact">("density", "comfortable");
  const search = useRef<HTMLInputElement>(null);
  const [typed, set_typed] = useState(url.q ?? "");
  const [adding, set_adding] = useState(false);
  const search_later = useDebouncedCallback((text: string) => set_url({ q: text || null }), TYPING_MS);
  const sort = url.sort ?? "name";
  const query = useInfiniteQuery({
    ...records_query<Row>(props.kind, { ...(url.q ? { q: url.q } : {}), sort }),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((p) => p.items) ?? [], [query.data]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData } = query;
  const load_more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  useEffect(() => {
    document.title = `${title} · Penstock`;
  }, [title]);
  useCommands([
    {
      id: "search",
      title: props.search_label,
      group: "do",
      keys: ["Slash"],
      run: () => search.current?.focus(),
    },
  ]);
  const close_panel = useCallback(() => set_url({ open: null }), [set_url]);
  return (
    <>
      <PageBar
        title={title}
        right={
          <Button
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => set_adding(true)}
          >
            {props.new_label}
          </Button>
        }
      >
        <TextInput
          ref={search}
          size="xs"
          className={styles.search}
          aria-label={props.search_label}
          placeholder={props.search_label}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={typed}
          onChange={(e) => {
            set_typed(e.currentTarget.value);
            search_later(e.currentTarget.value);
          }}
        />
      </PageBar>
      <div className={styles.work}>
        <Grid
          label={title}
          name={props.kind}
          columns={props.columns}
          rows={rows}
          total={query.data?.pages[0]?.count ?? null}
          open_row={(row) => set_url({ open: row.id }, "push")}
          sort={sort}
          set_sort={(next) => set_url({ sort: next })}
          busy={isPlaceholderData}
          load_more={hasNextPage && !isFetchingNextPage && !isPlaceholderData ? load_more : null}
          row_px={ROW_PX[density]}
          empty={
            query.error ? (
              problem_text(query.error)
            ) : query.isLoading ? null : url.q ? (
              <>
                <p>{t`Nothing found.`}</p>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    set_typed("");
                    set_url({ q: null });
                  }}
                >{t`Clear the search`}</Button>
              </>
            ) : (
              <>
                <p>{props.empty}</p>
                {may_import ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => void navigate({ to: "/import" as "/" })}
                  >{t`Import files`}</Button>
                ) : null}
              </>
            )
          }
        />
        {url.open ? props.panel(url.open, close_panel) : null}
      </div>
      {adding ? props.form(() => set_adding(false)) : null}
    </>
  );
}
