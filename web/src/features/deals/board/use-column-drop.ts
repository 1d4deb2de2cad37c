import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  dropTargetForElements,
  type ElementDropTargetEventBasePayload,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useState, useSyncExternalStore } from "react";
import { useBoard } from "./board-context";
import type { Mark } from "./drop-deal";
import type { Lane } from "./lanes";
import { touch_drag } from "./touch-drag";
import { is_deal_drag } from "./use-card-drag";

type Over = { over: boolean; deal_id: string | null; mark: Mark };
const AWAY: Over = { over: false, deal_id: null, mark: null };

export function useColumnDrop(
  root: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  lane: Lane,
): Over {
  const world = useBoard();
  const [over, set_over] = useState<Over>(AWAY);
  const in_hand = useSyncExternalStore(touch_drag.subscribe, () => carried_over(lane.id));
  useEffect(() => {
    const node = root.current;
    if (!node) return;
    const by_hand = world.store.sort === "rank";
    const mark_of = (targets: { data: Record<string | symbol, unknown> }[]): Mark => {
      const card = targets.find((target) => target.data.over_deal_id);
      return by_hand && card
        ? { deal_id: card.data.over_deal_id as string, half: card.data.half as "above" | "below" }
        : null;
    };
    const note = ({ source, location }: ElementDropTargetEventBasePayload) => {
      const mark = mark_of(location.current.dropTargets);
      set_over((old) =>
        old.over && old.mark?.deal_id === mark?.deal_id && old.mark?.half === mark?.half
          ? old
          : { over: true, deal_id: source.data.deal_id as string, mark },
      );
    };
    const parts = [
      dropTargetForElements({
        element: node,
        canDrop: ({ source }) => is_deal_drag(source.data) && !lane.only_by_time,
        // A pointer that goes from one card to the next is told of by entries alone.
        onDragEnter: note,
        onDrag: note,
        onDragLeave: () => set_over(AWAY),
        onDrop: ({ source, location }) => {
          set_over(AWAY);
          if (is_deal_drag(source.data))
            void world.ways.put(world, source.data.deal_id, lane.id, mark_of(location.current.dropTargets));
        },
      }),
    ];
    if (list.current)
      parts.push(
        autoScrollForElements({
          element: list.current,
          canScroll: ({ source }) => is_deal_drag(source.data),
        }),
      );
    return combine(...parts);
  }, [root, list, lane, world]);
  return in_hand ? { over: true, deal_id: in_hand, mark: null } : over;
}

// The deal that a finger holds above this column.
function carried_over(lane_id: string): string | null {
  const carried = touch_drag.get();
  return carried?.over && "lane_id" in carried.over && carried.over.lane_id === lane_id
    ? carried.deal_id
    : null;
}
