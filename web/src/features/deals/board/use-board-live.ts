import { useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import type { LiveChange } from "~/shared/api/types";
import { live } from "~/shared/live/live-stream";
import { query_client } from "~/shared/query";
import { useSession } from "~/shared/session";
import { announcer } from "~/shared/ui/announcer";
import { is_narrowed } from "./board-query";
import type { BoardWorld } from "./board-context";

const RELOAD_AT_MOST_EVERY_MS = 2000;

export function useBoardLive(world: BoardWorld, pos: number | undefined) {
  const { t } = useLingui();
  const { user } = useSession();
  const { store, filter, lanes } = world;
  useEffect(() => {
    if (pos) live.start(pos);
  }, [pos]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const reload = () => void query_client.invalidateQueries({ queryKey: ["board"] });
    const reload_soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        reload();
      }, RELOAD_AT_MOST_EVERY_MS);
    };
    // Whether a changed deal still matches a filter is for the server to say.
    const is_filtered = is_narrowed(filter);
    const take = (change: LiveChange) => {
      if (change.record_type !== "deal" && !change.deal) return;
      if (change.deal && change.deal.pipeline_id !== filter.pipeline_id) return;
      const known = store.card(change.deal?.id ?? change.record_id);
      const own = change.actor_id === user.id;
      // Only others' changes carry a name onto the card.
      const actor_name = own ? null : change.actor_name;
      const with_id = { ...change, actor_name, record_id: change.deal?.id ?? change.record_id };
      if (is_filtered && (!known || (change.deal?.version ?? 0) > known.version)) reload_soon();
      if (is_filtered && !known) return;
      const from = store.lane_of(known);
      if (store.apply(with_id) === "unknown") reload_soon();
      const to = lanes.find((lane) => lane.id === store.lane_of(change.deal ?? undefined));
      if (!own && change.deal?.status === "open" && from && to && to.id !== from) {
        const { title } = change.deal;
        const who = change.actor_name ?? "";
        const stage = to.name;
        announcer.say_of_others(t`${who} moved ${title} to ${stage}.`);
      }
    };
    const stop = live.listen({
      changes: (changes) => {
        for (const change of changes) take(change);
      },
      reset: reload,
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store, filter, lanes, user.id, t]);
}
