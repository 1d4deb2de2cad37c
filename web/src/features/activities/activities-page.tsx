import { useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Activity } from "~/shared/api/types";
import { day_of } from "~/shared/format/dates";
import { by_name } from "~/shared/format/names";
import { useSession, useUsers } from "~/shared/session";
import { PageBar } from "~/shared/ui/page-bar";
import { useRovingRows } from "~/shared/ui/use-roving-rows";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { useUrlState } from "~/shared/url-state";
import { useDay } from "~/features/deals/board/board-context";
import styles from "./activities.module.css";
import { activities_query } from "./activities-api";
import { ActivityRow } from "./activity-row";
import { NewActivity } from "./new-activity";

const OPEN_MAX = 200;
const DONE_MAX = 50;

export function ActivitiesPage() {
  const { t, i18n } = useLingui();
  const { user } = useSession();
  const users = useUsers();
  const problem_text = useProblemText();
  const day = useDay();
  const [url, set_url] = useUrlState();
  const [adding, set_adding] = useState(false);
  const nothing_is_mine = useNothingIsMine(user.id);
  const chosen = url.owner ?? (nothing_is_mine ? "all" : user.id);
  const owner_id = chosen === "all" ? undefined : chosen;
  const settled = url.owner !== undefined || nothing_is_mine !== undefined;
  const open = useQuery({
    ...activities_query({ owner_id, state: "open", limit: OPEN_MAX }),
    enabled: settled,
  });
  const done = useQuery({
    ...activities_query({ owner_id, state: "done", limit: DONE_MAX }),
    enabled: settled,
  });
  useEffect(() => {
    document.title = `${t`Activities`} · Penstock`;
  }, [t]);
  const due = (a: Activity) => a.due_on ?? (a.due_at ? day_of(a.due_at, day.time_zone) : "9999-12-31");
  const items = open.data?.items ?? [];
  // A list that was cut off counts what is there, "and more".
  const groups: { key: string; label: string; items: Activity[]; more?: boolean }[] = [
    { key: "late", label: t`Overdue`, items: items.filter((a) => due(a) < day.today) },
    { key: "today", label: t`Today`, items: items.filter((a) => due(a) === day.today) },
    {
      key: "later",
      label: t`Later`,
      items: items.filter((a) => due(a) > day.today),
      more: Boolean(open.data?.next_cursor),
    },
    {
      key: "done",
      label: t`Done`,
      // The two lists come one after the other: what goes from one to the other is shown once, and the first list
      // pushes nothing down.
      items: open.data ? (done.data?.items ?? []).filter((a) => !items.some(({ id }) => id === a.id)) : [],
      more: Boolean(done.data?.next_cursor),
    },
  ];
  const rows = useRovingRows(groups.flatMap((group) => group.items.map((a) => a.id)));
  const owners = [
    { value: user.id, label: t`Mine` },
    { value: "all", label: t`Everybody's` },
    ...users
      .filter((u) => u.id !== user.id && u.active)
      .toSorted(by_name(i18n.locale))
      .map((u) => ({ value: u.id, label: u.name })),
  ];
  return (
    <>
      <PageBar
        title={t`Activities`}
        right={
          <Button
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => set_adding(true)}
          >
            {t`New activity`}
          </Button>
        }
      >
        <Select
          size="xs"
          aria-label={t`Whose`}
          data={owners}
          value={chosen}
          onChange={(value) => set_url({ owner: value })}
        />
      </PageBar>
      <div className={styles.page} {...rows.list}>
        {open.error ? <p role="alert">{problem_text(open.error)}</p> : null}
        {url.owner === undefined && nothing_is_mine && items.length > 0 ? (
          <p className={styles.note}>{t`Nothing is planned for you. This is everybody's.`}</p>
        ) : null}
        {open.data && items.length === 0 ? (
          <div className={styles.none}>
            <p>{chosen === "all" ? t`All clear. Nothing is planned.` : t`Nothing is planned here.`}</p>
            {chosen === "all" ? null : (
              <Button
                variant="default"
                onClick={() => set_url({ owner: "all" })}
              >{t`Show everybody's`}</Button>
            )}
          </div>
        ) : null}
        {groups.map((group) =>
          group.items.length > 0 ? (
            <section key={group.key} className={styles.group}>
              <h2>
                {group.label}{" "}
                <span className="num">
                  {group.items.length}
                  {group.more ? "+" : ""}
                </span>
              </h2>
              <ul className={styles.list}>
                {group.items.map((activity) => (
                  <ActivityRow
                    key={activity.id}
                    activity={activity}
                    show_deal
                    tab_index={rows.tab_index(activity.id)}
                  />
                ))}
              </ul>
            </section>
          ) : null,
        )}
      </div>
      {adding ? <NewActivity close={() => set_adding(false)} /> : null}
    </>
  );
}

// Whether the reader had nothing to do on arrival: who leads often has no activities of their own, and an empty page
// would be a dead end. Asked once a visit, so that finishing the last one does not change the list at once.
function useNothingIsMine(user_id: string): boolean | undefined {
  const { data, error } = useQuery({
    ...activities_query({ owner_id: user_id, state: "open", limit: 1 }),
    queryKey: ["activities at first", user_id],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return error ? false : data && data.items.length === 0;
}
