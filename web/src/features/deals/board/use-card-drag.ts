import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useState } from "react";
import { useBoard } from "./board-context";

let by_finger = false;
addEventListener("pointerdown", (event) => (by_finger = event.pointerType === "touch"), {
  capture: true,
  passive: true,
});

export type DragData = { kind: "deal"; deal_id: string; [key: string | symbol]: unknown };
export function is_deal_drag(data: Record<string | symbol, unknown>): data is DragData {
  return data.kind === "deal";
}

export function useCardDrag(element: RefObject<HTMLElement | null>, deal_id: string) {
  const { selection } = useBoard();
  const [dragging, set_dragging] = useState(false);
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    return combine(
      draggable({
        element: node,
        // A finger picks up by a long press of its own (use-board-touch.ts).
        canDrag: () => !by_finger,
        getInitialData: () => ({ kind: "deal", deal_id }) satisfies DragData,
        onDragStart: () => {
          set_dragging(true);
          if (!selection.get().has(deal_id)) selection.clear();
        },
        onDrop: () => set_dragging(false),
      }),
      // Where the pointer is above a card says before or after which one the deal is put.
      dropTargetForElements({
        element: node,
        canDrop: ({ source }) => is_deal_drag(source.data) && source.data.deal_id !== deal_id,
        getData: ({ input }) => {
          const box = node.getBoundingClientRect();
          return {
            over_deal_id: deal_id,
            half: input.clientY < box.top + box.height / 2 ? "above" : "below",
          };
        },
      }),
    );
  }, [element, deal_id, selection]);
  return { dragging };
}
