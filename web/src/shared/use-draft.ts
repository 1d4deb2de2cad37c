import { useEffect, useState } from "react";
import { read_draft, write_draft } from "./preference";

// A draft of one text, kept under `name` until it is sent or emptied.
export function useDraft(name: string): [string, (text: string) => void] {
  const [text, set_text] = useState(() => read_draft(name));
  useEffect(() => set_text(read_draft(name)), [name]);
  return [
    text,
    (next) => {
      set_text(next);
      write_draft(name, next);
    },
  ];
}

// A whole form at once; `empty` is what a cleared form holds.
export function useDraftForm<T extends Record<string, string>>(name: string, empty: T) {
  const [values, set_values] = useState<T>(() => {
    try {
      return { ...empty, ...(JSON.parse(read_draft(name) || "{}") as Partial<T>) };
    } catch {
      return empty;
    }
  });
  const keep = (next: T) => {
    set_values(next);
    const touched = Object.keys(empty).some((key) => next[key] !== empty[key]);
    write_draft(name, touched ? JSON.stringify(next) : "");
  };
  return {
    values,
    set: (field: keyof T, value: string) => keep({ ...values, [field]: value }),
    clear: () => keep(empty),
  };
}
