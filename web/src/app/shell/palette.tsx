import { useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useState } from "react";
import { api } from "~/shared/api/client";
import type { SearchHit } from "~/shared/api/types";
import { all_commands, print_key } from "~/shared/commands";
import styles from "./palette.module.css";

type Entry = { id: string; title: string; hint: string; keys?: string; run: () => void };
const ENTRIES_MAX = 30;

// Go, find, do: pages and commands by name, records by the server's search.
export default function Palette(props: { close: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [typed, set_typed] = useState("");
  const [at, set_at] = useState(0);
  const [q] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({
    queryKey: ["search", q],
    queryFn: ({ signal }) => api.get("/search", { query: { q }, signal }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  });
  const kinds = { deal: t`Deal`, company: t`Company`, person: t`Person` };
  const open_record = (hit: SearchHit) => {
    if (hit.type === "deal")
      return void navigate({ to: "/pipeline" as "/", search: { deal: hit.id } as never });
    const to = hit.type === "company" ? "/companies" : "/people";
    return void navigate({ to: to as "/", search: { open: hit.id } as never });
  };
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const [commands] = useState(all_commands);
  const doing: Entry[] = commands
    .filter((c) => c.id !== "palette" && words.every((w) => c.title.toLocaleLowerCase().includes(w)))
    .map((c) => ({ id: c.id, title: c.title, hint: "", keys: c.keys?.[0], run: c.run }));
  const finding: Entry[] = (typed.trim().length > 1 ? (found.data?.items ?? []) : []).map((hit) => ({
    id: hit.id,
    title: hit.title,
    hint: [kinds[hit.type], hit.subtitle].filter(Boolean).join(" · "),
    run: () => open_record(hit),
  }));
  const entries = [...finding, ...doing].slice(0, ENTRIES_MAX);
  const active = Math.min(at, entries.length - 1);
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    props.close();
    // After the dialog has given the focus back.
    setTimeout(entry.run, 0);
  };
  const on_key = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      set_at((active + step + entries.length) % Math.max(1, entries.length));
      document
        .getElementById(`palette-${(active + step + entries.length) % entries.length}`)
        ?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(entries[active]);
    }
  };
  return (
    <Modal
      opened
      onClose={props.close}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      size={600}
      padding={0}
      aria-label={t`Palette`}
    >
      <input
        className={styles.input}
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={entries.length > 0 ? `palette-${active}` : undefined}
        aria-label={t`Go, find or do`}
        placeholder={t`Go, find or do …`}
        value={typed}
        onChange={(e) => {
          set_typed(e.currentTarget.value);
          set_at(0);
        }}
        onKeyDown={on_key}
      />
      <div id="palette-list" role="listbox" data-inline aria-label={t`Results`} className={styles.list}>
        {entries.map((entry, index) => (
          <div
            key={entry.id}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles.entry}
            onMouseMove={() => set_at(index)}
            onClick={() => run(entry)}
            onKeyDown={on_key}
          >
            <span className={styles.title}>{entry.title}</span>
            <span className={styles.hint}>{entry.hint}</span>
            {entry.keys ? <kbd className={styles.hint}>{print_key(entry.keys)}</kbd> : null}
          </div>
        ))}
      </div>
      {entries.length === 0 ? <p className={styles.nothing}>{t`Nothing found. Try fewer letters.`}</p> : null}
    </Modal>
  );
}
