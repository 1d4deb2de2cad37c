import { useState } from "react";
import { usePreference } from "~/shared/preference";
import { useSession } from "~/shared/session";
import type { Column } from "./grid-types";

// Widths that a reader has given to columns, in pixels, kept per person and table: "title:320 value:120".
// A column without one shares the room as its description says.
export const NARROWEST_PX = 64;
export const WIDEST_PX = 900;
const EDGES_PX = 16;

export function read_widths(text: string): Map<string, number> {
  const pairs = text.split(" ").map((pair) => pair.split(":"));
  return new Map(pairs.flatMap(([key, px]) => (key && Number(px) > 0 ? [[key, Number(px)] as const] : [])));
}
export function print_widths(widths: Map<string, number>): string {
  return [...widths].map(([key, px]) => `${key}:${px}`).join(" ");
}

const least_px = (width: string) => Number(/minmax\((\d+)px/.exec(width)?.[1] ?? 0);

export function template_of(columns: { key: string; width: string }[], widths: Map<string, number>) {
  const parts = columns.map((column) => {
    const px = widths.get(column.key);
    return px ? { share: `${px}px`, least: px } : { share: column.width, least: least_px(column.width) };
  });
  return {
    gridTemplateColumns: parts.map((part) => part.share).join(" "),
    minWidth: parts.reduce((sum, part) => sum + part.least, EDGES_PX),
  };
}

export function useColumnWidths<Row>(table: string, columns: Column<Row>[]) {
  const { user } = useSession();
  const [kept, keep] = usePreference<string>(`widths.${table}.${user.id}`, "");
  // While a border is being pulled nothing is written.
  const [pulled, pull] = useState<Map<string, number> | null>(null);
  const widths = pulled ?? read_widths(kept);
  const with_width = (key: string, px: number | null) => {
    const next = new Map(widths);
    if (px === null) next.delete(key);
    else next.set(key, Math.round(Math.max(NARROWEST_PX, Math.min(WIDEST_PX, px))));
    return next;
  };
  return {
    template: template_of(columns, widths),
    pull: (key: string, px: number) => pull(with_width(key, px)),
    // null gives the column back to its share.
    set: (key: string, px: number | null) => {
      keep(print_widths(with_width(key, px)));
      pull(null);
    },
  };
}
export type ColumnWidths = ReturnType<typeof useColumnWidths>;
