import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

// Where the reader was, by step of the history and what scrolls: Back shows the same place, a new visit the top.
const places = new Map<string, number>();
const PLACES_MAX = 500;

function keep(place: string, top: number) {
  places.delete(place);
  places.set(place, top);
  const oldest = places.keys().next().value;
  if (places.size > PLACES_MAX && oldest !== undefined) places.delete(oldest);
}

// `is_filled`: what is to be scrolled is there. A step that leaves the element where it is, as opening a panel beside
// it, takes the place along.
export function useKeptScroll(name: string, is_filled: boolean) {
  const root = useRef<HTMLDivElement>(null);
  // The router's mark of a step.
  // oxlint-disable-next-line no-underscore-dangle
  const step = useLocation({ select: (location) => location.state.__TSR_key ?? location.href });
  const restored = useRef(false);
  useEffect(() => {
    const element = root.current;
    if (!element || !is_filled) return;
    const place = `${name} ${step}`;
    if (restored.current) keep(place, element.scrollTop);
    else element.scrollTop = places.get(place) ?? 0;
    restored.current = true;
    const note = () => keep(place, element.scrollTop);
    element.addEventListener("scroll", note, { passive: true });
    return () => element.removeEventListener("scroll", note);
  }, [name, is_filled, step]);
  return root;
}
