import { createContext, useContext, useSyncExternalStore } from "react";
import type { DealCard, Page, Stage } from "~/shared/api/types";
import { useSession } from "~/shared/session";
import { day_of } from "~/shared/format/dates";
import type { DealActions } from "../actions/deal-actions";
import type { Selection } from "../bulk/selection";
import type { BoardFilter } from "./board-query";
import type { BoardStore } from "./board-store";
import type { Mark } from "./drop-deal";
import type { Lane } from "./lanes";
import type { Day } from "./next-step";

// What a board is made of, whatever its columns are.
export type BoardWorld = {
  store: BoardStore;
  actions: DealActions;
  selection: Selection;
  lanes: Lane[];
  stages: Stage[];
  filter: BoardFilter;
  day: Day;
  open_deal: (id: string) => void;
  ways: BoardWays;
};
// What its columns mean for a card.
export type BoardWays = {
  // Puts a card, or all marked ones with it, into a column.
  put: (world: BoardWorld, deal_id: string, lane_id: string, mark: Mark) => Promise<void>;
  // One column back or forward, by key; absent: one stage.
  step?: (world: BoardWorld, deal_ids: string[], by: 1 | -1) => void;
  // The cards of a column after the loaded ones.
  read_more: (filter: BoardFilter, lane_id: string, cursor: string) => Promise<Page<DealCard>>;
  // What a card says instead of its labels.
  note?: (card: DealCard) => string;
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

export function useColumn(lane_id: string) {
  const { store } = useBoard();
  return useSyncExternalStore(
    (listener) => store.subscribe(lane_id, listener),
    () => store.column(lane_id),
  );
}

export function useDay(): Day {
  const { time_zone } = useSession().workspace;
  return { time_zone, today: day_of(new Date(), time_zone) };
}
