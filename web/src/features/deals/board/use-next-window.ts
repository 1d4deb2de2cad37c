import { useEffect, useRef } from "react";
import { useBoard } from "./board-context";

// Fetches the next cards of a column when the reader nears the end of the loaded ones.
export function useNextWindow(lane_id: string, cursor: string | null, near_end: boolean) {
  const { store, filter, ways } = useBoard();
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (!near_end || !cursor || asked.current === cursor) return;
    asked.current = cursor;
    ways
      .read_more(filter, lane_id, cursor)
      .then(({ items, next_cursor }) => store.append(lane_id, items, next_cursor))
      .catch(() => {
        asked.current = null;
      });
  }, [lane_id, cursor, near_end, store, filter, ways]);
}
