import { type FocusEvent, type RefObject, useEffect, useRef } from "react";
import { useBoard } from "./board-context";

// While the pointer or the focus is in a column, other people's changes do not reorder it.
export function useColumnHold(lane_id: string, root: RefObject<HTMLElement | null>, stamp: number) {
  const { store } = useBoard();
  const pointer = useRef<(() => void) | null>(null);
  const focus = useRef<(() => void) | null>(null);
  const release = (which: typeof pointer) => {
    which.current?.();
    which.current = null;
  };
  // A new board (another filter) holds nothing of the old one.
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(
    () => () => {
      release(pointer);
      release(focus);
    },
    [store],
  );
  // A focused card that left the column takes the focus with it and says nothing.
  useEffect(() => {
    if (!root.current?.contains(document.activeElement)) release(focus);
  }, [root, stamp]);
  return {
    onPointerEnter: () => {
      pointer.current ??= store.hold(lane_id);
    },
    onPointerLeave: () => release(pointer),
    onFocus: () => {
      focus.current ??= store.hold(lane_id);
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget)) release(focus);
    },
  };
}
