import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Problem } from "~/shared/api/problem";
import { usePermission } from "~/shared/session";
import { useProblemText } from "~/shared/ui/use-problem-text";

export type ActionWords = {
  may_override: boolean;
  moved: (title: string, to_stage_id: string, position: { at: number; of: number } | null) => string;
  moved_count: (count: number) => string;
  assigned: (title: string, owner_name: string) => string;
  assigned_count: (count: number, owner_name: string) => string;
  won: (title: string) => string;
  won_count: (count: number) => string;
  lost: (title: string) => string;
  parked: (title: string) => string;
  reopened: () => string;
  reopened_count: (count: number) => string;
  undo: () => string;
  undone: () => string;
  retry: () => string;
  failed_of: (count: number) => string;
  problem: (problem: Problem) => string;
};

export function useActionWords(stage_name: (stage_id: string) => string): ActionWords {
  const { t } = useLingui();
  const problem_text = useProblemText();
  const may_override = usePermission("override_gate");
  return useMemo(
    () => ({
      may_override,
      moved: (title, to_stage_id, position) => {
        const stage = stage_name(to_stage_id);
        if (!position) return t`${title} moved to ${stage}.`;
        const { at, of } = position;
        return t`${title} moved to ${stage}, ${at} of ${of}.`;
      },
      moved_count: (count) => t`${plural(count, { one: "# deal moved.", other: "# deals moved." })}`,
      assigned: (title, owner_name) => t`${title} now belongs to ${owner_name}.`,
      assigned_count: (done, owner_name) =>
        t`${plural(done, { one: "# deal now belongs to", other: "# deals now belong to" })} ${owner_name}.`,
      won: (title) => t`${title} is won.`,
      won_count: (count) => t`${plural(count, { one: "# deal is won.", other: "# deals are won." })}`,
      lost: (title) => t`${title} is lost.`,
      parked: (title) => t`${title} is parked.`,
      reopened_count: (count) =>
        t`${plural(count, { one: "# deal is open again.", other: "# deals are open again." })}`,
      reopened: () => t`The deal is open again.`,
      undo: () => t`Undo`,
      undone: () => t`Undone.`,
      retry: () => t`Try again`,
      failed_of: (count) =>
        t`${plural(count, { one: "# deal was left as it is.", other: "# deals were left as they are." })}`,
      problem: problem_text,
    }),
    // problem_text changes with the language, as t does.
    // oxlint-disable-next-line react/exhaustive-deps
    [t, stage_name, may_override],
  );
}
