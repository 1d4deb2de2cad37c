import { useEffect, useRef } from "react";
import { useBoard } from "./board-context";
import { read_column } from "./board-query";

// Fetches the next cards of a column when the reader nears the end of the loaded ones.
export function useNextWindow(stage_id: string, cursor: string | null, near_end: boolean) {
  const { store, filter } = useBoard();
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (!near_end || !cursor || asked.current === cursor) return;
    asked.current = cursor;
    read_column(stage_id, cursor, filter)
      .then(({ items, next_cursor }) => store.append(stage_id, items, next_cursor))
      .catch(() => {
        asked.current = null;
      });
  }, [stage_id, cursor, near_end, store, filter]);
}
