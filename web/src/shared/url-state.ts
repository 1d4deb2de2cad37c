import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

// The address bar holds what is shown; null or "" takes a key out. A reader's small steps replace, opening pushes.
export type UrlState = Record<string, string | undefined>;
export function useUrlState() {
  const search = useSearch({ strict: false }) as UrlState;
  const navigate = useNavigate();
  const set = useCallback(
    (patch: Record<string, string | null | undefined>, how: "push" | "replace" = "replace") => {
      void navigate({
        to: ".",
        search: ((old: UrlState) => {
          const next: UrlState = { ...old };
          for (const [key, value] of Object.entries(patch)) {
            if (value) next[key] = value;
            else delete next[key];
          }
          return next;
        }) as never,
        replace: how === "replace",
      });
    },
    [navigate],
  );
  return [search, set] as const;
}

export function parse_search(text: string): UrlState {
  return Object.fromEntries(new URLSearchParams(text));
}
export function print_search(state: Record<string, unknown>): string {
  const entries = Object.entries(state).filter(([, v]) => v !== undefined && v !== "") as [string, string][];
  const text = new URLSearchParams(entries).toString();
  return text ? `?${text}` : "";
}
