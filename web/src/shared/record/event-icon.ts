import {
  IconArrowBackUp,
  IconArrowRight,
  IconArrowsSort,
  IconCalendarPlus,
  IconCheck,
  IconCircleDot,
  IconNote,
  IconPencil,
  IconPlus,
  IconRotate,
  IconSnowflake,
  IconThumbDown,
  IconTrash,
  IconTrophy,
  IconUser,
} from "@tabler/icons-react";
import type { TimelineItem } from "~/shared/api/types";

const ICONS = {
  moved: IconArrowRight,
  created: IconPlus,
  edited: IconPencil,
  won: IconTrophy,
  lost: IconThumbDown,
  parked: IconSnowflake,
  deleted: IconTrash,
  done: IconCheck,
  undone: IconArrowBackUp,
  reopened: IconRotate,
  reordered: IconArrowsSort,
} as const;

export function icon_of(item: TimelineItem) {
  if (item.name.startsWith("note.")) return IconNote;
  if (item.name.startsWith("deal.person_")) return IconUser;
  if (item.name === "activity.created") return item.body.after?.done_at ? IconCheck : IconCalendarPlus;
  const verb = item.name.split(".")[1] as keyof typeof ICONS | undefined;
  return (verb && ICONS[verb]) ?? IconCircleDot;
}
