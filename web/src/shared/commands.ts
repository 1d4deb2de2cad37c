import { useEffect, useRef } from "react";

// One list of commands feeds the shortcuts, the palette and the map of keys.
export type Command = {
  id: string;
  title: string;
  group: "go" | "do" | "deal";
  // Physical keys (event.code), so they hold on every layout: "KeyC", "Shift+KeyW", "Mod+KeyK", "KeyG KeyP".
  keys?: string[];
  run: () => void;
};

type Source = { current: Command[] };
const sources = new Set<Source>();

export function useCommands(commands: Command[]) {
  const source = useRef(commands);
  source.current = commands;
  useEffect(() => {
    const mine: Source = source;
    sources.add(mine);
    return () => {
      sources.delete(mine);
    };
  }, []);
}

export function all_commands(): Command[] {
  return [...sources].flatMap((s) => s.current);
}

const CHORD_MS = 1000;
let chord = { key: "", at: 0 };

function key_of(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey ? "Mod+" : "";
  return `${mod}${event.shiftKey ? "Shift+" : ""}${event.code}`;
}

function is_typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    Boolean(target.closest("input:not([type=checkbox]), textarea, select, [contenteditable=true]"))
  );
}

// Menus, lists and dialogs have keys of their own. Closed ones may stay in the page, unseen.
export function something_floats(): boolean {
  const floating = document.querySelectorAll(
    "[aria-modal=true], [role=menu], [role=listbox]:not([data-inline])",
  );
  return [...floating].some((element) => element.checkVisibility());
}

export function single_keys_are_on(): boolean {
  return localStorage.getItem("penstock.single_keys") !== "off";
}

export function on_key_down(event: KeyboardEvent) {
  if (event.altKey || event.isComposing || event.defaultPrevented) return;
  const key = key_of(event);
  const with_mod = key.startsWith("Mod+");
  const opens_palette = key === "Mod+KeyK";
  if (!opens_palette && (is_typing(event.target) || something_floats())) return;
  if (!with_mod && !single_keys_are_on()) return;
  const wanted = Date.now() - chord.at < CHORD_MS && chord.key ? [`${chord.key} ${key}`, key] : [key];
  const commands = all_commands().toReversed();
  const command = wanted.map((k) => commands.find((c) => c.keys?.includes(k))).find(Boolean);
  chord = { key, at: Date.now() };
  if (!command) return;
  chord = { key: "", at: 0 };
  event.preventDefault();
  command.run();
}

const NAMES: Record<string, string> = {
  BracketLeft: "[",
  BracketRight: "]",
  Slash: "/",
  "Shift+Slash": "?",
  Period: ".",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
};
export function print_key(keys: string): string {
  const mac = navigator.platform.startsWith("Mac");
  return keys
    .split(" ")
    .map((key) => {
      if (NAMES[key]) return NAMES[key];
      return key
        .split("+")
        .map(
          (part) => NAMES[part] ?? (part === "Mod" ? (mac ? "⌘" : "Ctrl") : part.replace(/^(Key|Digit)/, "")),
        )
        .join(" ");
    })
    .join(" · ");
}
