import { useState } from "react";
import type { Draft } from "./mapping";

// A half-made import survives a reload of its tab: the files are on the server, the mapping is here.
const KEY = "penstock.draft.import";

export function read_import_draft(): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Draft | null;
  } catch {
    return null;
  }
}

export function useImportDraft() {
  const [draft, set_draft] = useState<Draft | null>(read_import_draft);
  const keep = (next: Draft | null) => {
    set_draft(next);
    if (next) sessionStorage.setItem(KEY, JSON.stringify(next));
    else sessionStorage.removeItem(KEY);
  };
  return [draft, keep] as const;
}
