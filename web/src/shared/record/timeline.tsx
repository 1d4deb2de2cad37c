import { useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "~/shared/api/client";
import type { Page, TimelineItem } from "~/shared/api/types";
import { format_instant } from "~/shared/format/dates";
import { query_client } from "~/shared/query";
import { useSession } from "~/shared/session";
import { toasts } from "~/shared/ui/toasts";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { icon_of } from "./event-icon";
import { note_text, useEventWords } from "./event-words";
import styles from "./record.module.css";

export function Timeline(props: {
  record: "deals" | "companies" | "people";
  id: string;
  stage_name?: (id: string) => string;
}) {
  const { t, i18n } = useLingui();
  const { workspace } = useSession();
  const problem_text = useProblemText();
  const words = useEventWords(props.stage_name);
  const items = useInfiniteQuery({
    queryKey: ["timeline", props.id],
    queryFn: ({ pageParam }) =>
      api.get<Page<TimelineItem>>(`/${props.record}/{id}/timeline`, {
        path: { id: props.id },
        query: { cursor: pageParam },
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
  const undo = async (pos: number) => {
    try {
      await api.post("/journal/{pos}/undo", { path: { pos: String(pos) } });
      await query_client.invalidateQueries();
    } catch (error) {
      toasts.show({ says: problem_text(error), kind: "refused" });
    }
  };
  const all = items.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <section>
      <h3>{t`History`}</h3>
      {items.error ? <p className={styles.none}>{problem_text(items.error)}</p> : null}
      {items.data && all.length === 0 ? <p className={styles.none}>{t`Nothing happened yet.`}</p> : null}
      <ul className={styles.timeline}>
        {all.map((item) => {
          const Icon = icon_of(item);
          const note = note_text(item);
          const says = words(item);
          const when = format_instant(item.occurred_at ?? item.at, i18n.locale, workspace.time_zone);
          return (
            <li key={item.pos}>
              <Icon size={16} stroke={1.6} aria-hidden />
              <div>
                <div>{says}</div>
                {note ? <p className={styles.note}>{note}</p> : null}
                <div className={styles.when}>{[item.actor_name, when].filter(Boolean).join(" · ")}</div>
              </div>
              {item.undoable ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  aria-label={t`Undo: ${says}`}
                  onClick={() => void undo(item.pos)}
                >{t`Undo`}</Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {items.hasNextPage ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={items.isFetchingNextPage}
          onClick={() => void items.fetchNextPage()}
        >
          {t`Show older`}
        </Button>
      ) : null}
    </section>
  );
}
