import { useEffect, useRef } from "react";

// Where the reader was, by address: coming back from a list shows the same place.
const places = new Map<string, number>();

export function useKeptScroll(is_filled: boolean) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = root.current;
    if (!element || !is_filled) return;
    const key = location.pathname + location.search;
    element.scrollTop = places.get(key) ?? 0;
    const keep = () => places.set(location.pathname + location.search, element.scrollTop);
    element.addEventListener("scroll", keep, { passive: true });
    return () => element.removeEventListener("scroll", keep);
  }, [is_filled]);
  return root;
}
