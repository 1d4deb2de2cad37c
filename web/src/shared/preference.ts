import { useSyncExternalStore } from "react";

// Small per-browser choices (density, collapsed rail). Everything a colleague should see is in the address bar instead.
const listeners = new Set<() => void>();
const KEY = "penstock.";

export function set_preference(name: string, value: string) {
  localStorage.setItem(KEY + name, value);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreference<T extends string>(name: string, fallback: T): [T, (value: T) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => (localStorage.getItem(KEY + name) as T | null) ?? fallback,
  );
  return [value, (next) => set_preference(name, next)];
}

// Text a person has typed but not sent survives a reload.
export function read_draft(name: string): string {
  return localStorage.getItem(`${KEY}draft.${name}`) ?? "";
}
export function write_draft(name: string, text: string) {
  if (text) localStorage.setItem(`${KEY}draft.${name}`, text);
  else localStorage.removeItem(`${KEY}draft.${name}`);
}
