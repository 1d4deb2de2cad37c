import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { CriteriaField } from "~/shared/api/types";
import { useValueWords } from "~/shared/record/value-words";
import { lost_reasons_query, usePipelines, useUsers } from "~/shared/session";

type Choice = { value: string; label: string };
const named = (records: { id: string; name: string }[]): Choice[] =>
  records.map((r) => ({ value: r.id, label: r.name }));

// What a field may be compared with, where that is a list; none where the value is typed.
export function useChoices(field: CriteriaField): Choice[] {
  const { t } = useLingui();
  const users = useUsers();
  const pipelines = usePipelines();
  const words = useValueWords(() => "");
  const reasons = useQuery({ ...lost_reasons_query, enabled: field.of === "lost_reason" });
  if (field.of === "user") return [{ value: "me", label: t`Me` }, ...named(users.filter((u) => u.active))];
  if (field.of === "pipeline") return named(pipelines);
  if (field.of === "stage")
    return pipelines.flatMap((p) =>
      p.stages.map((s) => ({ value: s.id, label: pipelines.length > 1 ? `${s.name} (${p.name})` : s.name })),
    );
  if (field.of === "lost_reason") return named(reasons.data ?? []);
  if (field.kind === "boolean")
    return [
      { value: "true", label: t`yes` },
      { value: "false", label: t`no` },
    ];
  // The server's labels are keys into a catalogue; ours are by field and value.
  return field.choices.map((c) => ({ value: c.value, label: words(field.name, c.value) || c.value }));
}
