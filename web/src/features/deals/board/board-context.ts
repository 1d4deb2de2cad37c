import { createContext, useContext, useSyncExternalStore } from "react";
import type { Stage } from "~/shared/api/types";
import { useSession } from "~/shared/session";
import { day_of } from "~/shared/format/dates";
import type { DealActions } from "../actions/deal-actions";
import type { BoardFilter } from "./board-query";
import type { BoardStore } from "./board-store";
import type { Day } from "./next-step";
import type { Selection } from "../bulk/selection";

export type BoardWorld = {
  store: BoardStore;
  actions: DealActions;
  selection: Selection;
  stages: Stage[];
  filter: BoardFilter;
  day: Day;
  open_deal: (id: string) => void;
};
export const BoardContext = createContext<BoardWorld | null>(null);

export function useBoard(): BoardWorld {
  const world = useContext(BoardContext);
  if (!world) throw new Error("useBoard outside a board");
  return world;
}

export function useCard(id: string) {
  const { store } = useBoard();
  return useSyncExternalStore(
    (listener) => store.subscribe(id, listener),
    () => store.card(id),
  );
}

export function useColumn(stage_id: string) {
  const { store } = useBoard();
  return useSyncExternalStore(
    (listener) => store.subscribe(stage_id, listener),
    () => store.column(stage_id),
  );
}

export function useDay(): Day {
  const { time_zone } = useSession().workspace;
  return { time_zone, today: day_of(new Date(), time_zone) };
}
