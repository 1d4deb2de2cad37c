import { useLingui } from "@lingui/react/macro";
import {
  IconArrowRight,
  IconCheck,
  IconCircleDot,
  IconNote,
  IconPencil,
  IconPlus,
  IconSnowflake,
  IconThumbDown,
  IconTrash,
  IconTrophy,
} from "@tabler/icons-react";
import type { TimelineItem } from "~/shared/api/types";
import { useFieldNames } from "~/features/deals/filter/use-field-names";

const ICONS = {
  moved: IconArrowRight,
  created: IconPlus,
  edited: IconPencil,
  won: IconTrophy,
  lost: IconThumbDown,
  parked: IconSnowflake,
  deleted: IconTrash,
  done: IconCheck,
} as const;

export function icon_of(item: TimelineItem) {
  if (item.name.startsWith("note.")) return IconNote;
  const verb = item.name.split(".")[1] as keyof typeof ICONS | undefined;
  return (verb && ICONS[verb]) ?? IconCircleDot;
}

type Values = Record<string, unknown>;
const object = (value: unknown): Values => (value && typeof value === "object" ? (value as Values) : {});
const text = (value: unknown): string => (typeof value === "string" ? value : "");

export function note_text(item: TimelineItem): string {
  if (!item.name.startsWith("note.")) return "";
  return text(item.body.text) || text(object(item.body.after).text) || text(object(item.body.note).text);
}

// An event of the journal as a sentence.
export function useEventWords(stage_name: (id: string) => string = () => "") {
  const { t } = useLingui();
  const field_name = useFieldNames();
  const plain: Record<string, string> = {
    "deal.created": t`Deal added`,
    "deal.won": t`Won`,
    "deal.lost": t`Lost`,
    "deal.parked": t`Parked`,
    "deal.reopened": t`Opened again`,
    "deal.deleted": t`Deal deleted`,
    "deal.restored": t`Deal restored`,
    "deal.woken": t`Woken from the fridge`,
    "company.created": t`Company added`,
    "person.created": t`Person added`,
    "note.created": t`Note`,
    "note.edited": t`Note changed`,
    "note.deleted": t`Note deleted`,
    "activity.deleted": t`Activity deleted`,
  };
  return (item: TimelineItem): string => {
    const before = object(item.body.before);
    const after = object(item.body.after);
    if (item.name === "deal.moved") {
      const from = stage_name(text(before.stage_id));
      const to = stage_name(text(after.stage_id));
      return from && to ? t`Moved from ${from} to ${to}` : to ? t`Moved to ${to}` : t`Moved`;
    }
    const known = plain[item.name];
    if (known) return known;
    const title = text(after.title) || text(item.body.title) || text(before.title);
    if (item.name === "activity.created") return t`Planned: ${title}`;
    if (item.name === "activity.done") return t`Done: ${title}`;
    if (item.name.startsWith("activity.")) return t`Activity changed: ${title}`;
    const fields = Object.keys(after).filter((name) => name !== "version" && name !== "updated_at");
    const names = fields.map((name) => field_name({ name })).join(", ");
    if (item.name.endsWith(".edited") || item.name.endsWith(".changed"))
      return names ? t`Changed: ${names}` : t`Changed`;
    if (item.name.endsWith(".undone") || item.name.includes("undo")) return t`A change was undone`;
    return item.name.replace(/[._]/g, " ");
  };
}
