import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Written } from "~/shared/api/client";
import type { Activity } from "~/shared/api/types";
import { day_of, days_between, format_day } from "~/shared/format/dates";
import { query_client } from "~/shared/query";
import { offer_undo } from "~/shared/undo";
import { toasts } from "~/shared/ui/toasts";
import { useProblemText } from "~/shared/ui/use-problem-text";
import { Checkbox } from "~/shared/ui/checkbox";
import { delete_activity, finish_activity, reopen_activity } from "~/features/deals/api/make-activity";
import { undo_entry } from "~/features/deals/api/undo-entry";
import { useDay } from "~/features/deals/board/board-context";
import { ACTIVITY_ICONS, useActivityKindNames } from "~/features/deals/board/next-step-chip";
import styles from "./activities.module.css";

export function ActivityRow(props: { activity: Activity; show_deal?: boolean; tab_index?: number }) {
  const { t, i18n } = useLingui();
  const kinds = useActivityKindNames();
  const problem_text = useProblemText();
  const day = useDay();
  const { activity, tab_index } = props;
  const { title } = activity;
  const Icon = ACTIVITY_ICONS[activity.kind];
  const due = activity.due_on ?? (activity.due_at ? day_of(activity.due_at, day.time_zone) : null);
  const late = due && !activity.done_at ? days_between(due, day.today) : 0;
  const state = activity.done_at
    ? "done"
    : !due
      ? "later"
      : late > 0
        ? "late"
        : late === 0
          ? "today"
          : "later";
  const when = !due
    ? ""
    : state === "late"
      ? t`${plural(late, { one: "# day late", other: "# days late" })}`
      : state === "today"
        ? t`Today`
        : format_day(due, i18n.locale);
  const change = async (send: () => Promise<Written<unknown>>, says?: string) => {
    try {
      const { position } = await send();
      if (says && position) offer_undo(says, t`Undo`, () => change(() => undo_entry(position)));
    } catch (error) {
      toasts.show({ says: problem_text(error), kind: "refused" });
    }
    await query_client.invalidateQueries({
      predicate: (q) => ["activities", "timeline", "deal", "board", "deals"].includes(String(q.queryKey[0])),
    });
  };
  return (
    <li className={styles.row} data-state={state} data-row={activity.id}>
      <Checkbox
        size="md"
        tabIndex={tab_index}
        aria-label={t`Done: ${title}`}
        checked={Boolean(activity.done_at)}
        onChange={() =>
          void (activity.done_at
            ? change(() => reopen_activity(activity.id), t`To be done after all: ${title}`)
            : change(() => finish_activity(activity.id), t`Done: ${title}`))
        }
      />
      <Icon size={16} stroke={1.6} aria-label={kinds[activity.kind]} role="img" />
      <span className={styles.what}>
        {title}
        {props.show_deal && activity.deal_id ? (
          <Link
            to={"/pipeline" as "/"}
            search={{ deal: activity.deal_id } as never}
            className={styles.deal}
            tabIndex={tab_index}
          >
            {activity.deal_title ?? t`Open the deal`}
          </Link>
        ) : null}
      </span>
      <span className={styles.when} data-state={state}>
        {when}
      </span>
      <ActionIcon
        size={24}
        tabIndex={tab_index}
        aria-label={t`Delete: ${title}`}
        onClick={() => void change(() => delete_activity(activity.id), t`Activity deleted: ${title}`)}
      >
        <IconTrash size={14} />
      </ActionIcon>
    </li>
  );
}
