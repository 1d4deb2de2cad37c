import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "~/shared/api/client";
import { useUrlState } from "~/shared/url-state";
import type { BoardFilter } from "../board/board-query";
import { count_deals } from "../table/deals-query";
import styles from "./nothing-found.module.css";

const NEAR_MAX = 4;

// Why a search or a filter shows no deal, and the ways on: the deals of another status that it would show, what is
// written almost so, and its end.
export default function NothingFound(props: { filter: BoardFilter; all?: boolean }) {
  const { t } = useLingui();
  const { filter, all } = props;
  const { q = "", where, owner_id } = filter;
  const [, set_url] = useUrlState();
  const others = useQuery({ ...count_deals({ ...filter, status: "all" }), enabled: !all });
  const near = useQuery({
    queryKey: ["search", q],
    queryFn: ({ signal }) => api.get("/search", { query: { q }, signal }),
    enabled: q.length > 1,
  });
  const hits = (near.data?.items ?? []).filter((hit) => hit.type === "deal").slice(0, NEAR_MAX);
  const count = others.data ?? 0;
  const clears = [
    { label: t`Clear the search`, key: "q", is_there: Boolean(q) },
    { label: t`Clear the filter`, key: "where", is_there: Boolean(where) },
    { label: t`All owners`, key: "owner", is_there: Boolean(owner_id) },
  ];
  return (
    <div className={styles.box} role="status">
      <p>{all ? t`No deal meets this filter.` : t`No open deal meets this filter.`}</p>
      {count > 0 ? (
        <Button
          size="compact-sm"
          onClick={() => set_url({ view: "table", status: "all", sort: null }, "push")}
        >
          {t`${plural(count, {
            one: "Show # deal that is won, lost or parked",
            other: "Show # deals that are won, lost or parked",
          })}`}
        </Button>
      ) : null}
      {clears.map(({ label, key, is_there }) =>
        is_there ? (
          <Button key={key} size="compact-sm" variant="default" onClick={() => set_url({ [key]: null })}>
            {label}
          </Button>
        ) : null,
      )}
      {hits.length > 0 ? (
        <p>
          {t`Similar:`}{" "}
          {hits.map((hit) => (
            <Link key={hit.id} to={"/deals/$deal_id" as "/"} params={{ deal_id: hit.id } as never}>
              {hit.title}
            </Link>
          ))}
        </p>
      ) : null}
    </div>
  );
}
