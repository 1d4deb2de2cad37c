import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, useState } from "react";

type Edge = "top" | "bottom";

// Rows that are put in order with the mouse; the move buttons beside them do the same by keyboard.
export function useRowDrag(props: { id: string; index: number; drop: (id: string, to: number) => void }) {
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const [edge, set_edge] = useState<Edge | null>(null);
  const [dragged, set_dragged] = useState(false);
  const latest = useRef(props);
  latest.current = props;
  const { id } = props;
  useEffect(() => {
    const element = row.current;
    const grip = handle.current;
    if (!element || !grip) return;
    return combine(
      draggable({
        element,
        dragHandle: grip,
        getInitialData: () => ({ row_id: id, index: latest.current.index }),
        onDragStart: () => set_dragged(true),
        onDrop: () => set_dragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => typeof source.data.row_id === "string" && source.data.row_id !== id,
        onDrag: ({ location }) => {
          const box = element.getBoundingClientRect();
          set_edge(location.current.input.clientY < box.top + box.height / 2 ? "top" : "bottom");
        },
        onDragLeave: () => set_edge(null),
        onDrop: ({ source, location }) => {
          set_edge(null);
          const box = element.getBoundingClientRect();
          const below = location.current.input.clientY >= box.top + box.height / 2;
          latest.current.drop(
            source.data.row_id as string,
            place_after_drop(source.data.index as number, latest.current.index, below),
          );
        },
      }),
    );
  }, [id]);
  return { row, handle, edge, dragged };
}

// Where a row ends that was taken from one place and let go above or below the row at another.
export function place_after_drop(from: number, over: number, below: boolean): number {
  const gap = below ? over + 1 : over;
  return from < gap ? gap - 1 : gap;
}
