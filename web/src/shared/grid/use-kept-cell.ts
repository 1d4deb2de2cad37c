import { type RefObject, useEffect, useRef } from "react";
import { follow_focus } from "~/shared/ui/follow-focus";

// The focus is not lost with a row that goes: `restore` gives it to the cell that took its place.
export function useKeptCell(scroller: RefObject<HTMLElement | null>, rows: unknown[], restore: () => void) {
  const is_here = useRef(false);
  useEffect(() => {
    if (!scroller.current) return;
    return follow_focus(scroller.current, {
      here: () => (is_here.current = true),
      gone: () => (is_here.current = false),
    });
  }, [scroller]);
  const latest = useRef(restore);
  latest.current = restore;
  // Only other rows can take the focused one away.
  useEffect(() => {
    if (is_here.current && rows.length > 0 && document.activeElement === document.body) latest.current();
  }, [rows]);
}
