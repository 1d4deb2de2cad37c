import { useLingui } from "@lingui/react/macro";
import { as_problem } from "~/shared/api/problem";
import { useNoChangesWords } from "~/shared/live/use-no-changes-words";

// What to tell a person about a refusal: the server's sentence when it has one.
// The server's sentences have no stop of their own.
export function join_sentences(says: string[]): string {
  if (says.length < 2) return says.join("");
  return says.map((one) => (/[.!?…]$/.test(one) ? one : `${one}.`)).join(" ");
}

export function useProblemText() {
  const { t } = useLingui();
  const { why_of } = useNoChangesWords();
  return (error: unknown): string => {
    const problem = as_problem(error);
    if (problem.status === 0)
      return t`The server cannot be reached. Nothing was changed; try again in a moment.`;
    if (problem.slug === "page_fault") return t`The page itself failed: ${problem.message}`;
    if (problem.status === 403) return t`You are not allowed to do this. Ask an administrator.`;
    if (problem.status === 404) return t`This record no longer exists.`;
    if (problem.slug === "undo_overtaken")
      return t`This was changed again since; undo the later change first.`;
    if (problem.slug === "version_conflict" || problem.status === 412)
      return t`Someone else changed this in the meantime. The newest state is shown; try again.`;
    if (problem.status === 429) return t`Too many tries. Wait a minute and try again.`;
    const all = why_of(problem.slug);
    if (all) return `${all} ${t`Nothing was changed.`}`;
    if (problem.status >= 500) return t`The server failed. Nothing was changed; try again in a moment.`;
    const says = problem.errors.map((e) => e.says).filter(Boolean);
    return says.length > 0 ? join_sentences(says) : problem.message;
  };
}
