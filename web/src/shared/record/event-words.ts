import { useLingui } from "@lingui/react/macro";
import type { TimelineItem } from "~/shared/api/types";
import { useFieldNames } from "~/features/deals/filter/use-field-names";
import { useValueWords } from "./value-words";

type Values = Record<string, unknown>;
const object = (value: unknown): Values => (value && typeof value === "object" ? (value as Values) : {});
const text = (value: unknown): string => (typeof value === "string" ? value : "");

export function note_text(item: TimelineItem): string {
  const { body } = item;
  if (item.name.startsWith("note.")) return text(object(body.after).text) || text(object(body.before).text);
  if (item.name === "activity.done") return text(object(body.after).outcome);
  if (item.name === "deal.lost") return text(object(body.after).lost_note);
  return [text(body.reason), text(body.override_reason), text(body.note)].filter(Boolean).join(" ");
}

// What every deal event repeats, and what only machines read: a change of these alone is not worth a word.
const QUIET = new Set([
  "id",
  "version",
  "updated_at",
  "created_at",
  "rank",
  "entered_stage_at",
  "pipeline_id",
  "closed_at",
]);

function changed_fields(before: Values, after: Values): string[] {
  return Object.keys(after).filter(
    (name) =>
      !QUIET.has(name) && JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  );
}

// An event of the journal as a sentence.
export function useEventWords(stage_name: (id: string) => string = () => "") {
  const { t } = useLingui();
  const field_name = useFieldNames();
  const value_words = useValueWords(stage_name);
  const plain: Record<string, string> = {
    "deal.created": t`Deal added`,
    "deal.won": t`Won`,
    "deal.lost": t`Lost`,
    "deal.parked": t`Parked`,
    "deal.reopened": t`Opened again`,
    "deal.deleted": t`Deal deleted`,
    "deal.reordered": t`Put at another place in its column`,
    "company.created": t`Company added`,
    "company.deleted": t`Company deleted`,
    "person.created": t`Person added`,
    "person.deleted": t`Person deleted`,
    "note.created": t`Note`,
    "note.edited": t`Note changed`,
    "note.deleted": t`Note deleted`,
  };
  const changes = (before: Values, after: Values): string =>
    changed_fields(before, after)
      .map((name) => {
        const field = field_name({ name });
        const [from, to] = [value_words(name, before[name]), value_words(name, after[name])];
        if (from && to) return `${field}: ${from} → ${to}`;
        return to ? `${field}: ${to}` : field;
      })
      .join("; ");
  return (item: TimelineItem): string => {
    const before = object(item.body.before);
    const after = object(item.body.after);
    const known = plain[item.name];
    if (known) return known;
    if (item.name === "deal.moved") {
      const from = stage_name(text(before.stage_id));
      const to = stage_name(text(after.stage_id));
      return from && to ? t`Moved from ${from} to ${to}` : to ? t`Moved to ${to}` : t`Moved`;
    }
    if (item.name.startsWith("deal.person_")) {
      const person = text(item.body.person_name) || t`Somebody`; // a person who may not be seen
      const role = value_words("role", after.role);
      if (item.name === "deal.person_removed") return t`${person} was taken off the deal`;
      if (item.name === "deal.person_changed")
        return role ? t`${person} is now: ${role}` : t`${person}: no role`;
      return role ? t`${person} joined: ${role}` : t`${person} joined`;
    }
    const title = text(item.body.title) || text(after.title) || text(before.title);
    const says = changes(before, after);
    switch (item.name) {
      case "activity.created":
        return after.done_at ? t`Done: ${title}` : t`Planned: ${title}`;
      case "activity.done":
        return t`Done: ${title}`;
      case "activity.reopened":
        return t`To be done after all: ${title}`;
      case "activity.deleted":
        return t`Activity deleted: ${title}`;
      case "activity.edited":
        return t`Activity changed: ${title}`;
      case "deal.undone":
        return says ? t`Undone: ${says}` : t`A change was undone`;
    }
    if (item.name.endsWith(".edited")) return says ? t`Changed: ${says}` : t`Changed`;
    if (item.name.endsWith(".undone")) return t`A change was undone`;
    return item.name.replace(/[._]/g, " ");
  };
}
