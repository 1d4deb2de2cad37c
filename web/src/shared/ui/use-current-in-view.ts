import { type RefObject, useEffect } from "react";

// Keeps the child of that index in view in a row that scrolls sideways, without moving anything else.
export function useCurrentInView(row: RefObject<HTMLElement | null>, index: number) {
  useEffect(() => {
    const item = row.current?.children[index]?.getBoundingClientRect();
    if (!row.current || !item) return;
    const { left, width } = row.current.getBoundingClientRect();
    row.current.scrollBy({ left: item.left - left - (width - item.width) / 2 });
  }, [row, index]);
}
