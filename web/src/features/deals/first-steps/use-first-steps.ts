import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "~/shared/api/client";
import { users_query } from "~/shared/session";

export type Step = "deal" | "next_step" | "move" | "colleague";

// One record of each kind is enough to know.
const one_deal = (where: string) => ({
  queryKey: ["deals", "first steps", where],
  queryFn: () => api.get("/deals", { query: { where, limit: 1 } }),
});
const one_activity = {
  queryKey: ["activities", "first steps"],
  queryFn: () => api.get("/activities", { query: { limit: 1 } }),
};

// Which steps are done; undefined until all is known. Calls `finished` when nothing is left.
export function useFirstSteps(first_stage_id: string, finished: () => void) {
  const any = useQuery(one_deal(""));
  const moved = useQuery(one_deal(`not stage = "${first_stage_id}" or not status = "open"`));
  const planned = useQuery(one_activity);
  const users = useQuery(users_query);
  const known = any.data && moved.data && planned.data && users.data;
  const done: Record<Step, boolean> | undefined = known && {
    deal: any.data.items.length > 0,
    next_step: planned.data.items.length > 0,
    move: moved.data.items.length > 0,
    colleague: users.data.length > 1,
  };
  const all = done && Object.values(done).every(Boolean);
  useEffect(() => {
    if (all) finished();
  }, [all, finished]);
  const a_deal = (any.data?.items[0] as { id: string } | undefined)?.id;
  return { done: all ? undefined : done, a_deal };
}
