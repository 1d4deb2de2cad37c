import { useLingui } from "@lingui/react/macro";
import { as_problem, is_offline } from "~/shared/api/problem";
import { is_missing_part } from "~/shared/missing-part";
import { useNoChangesWords } from "~/shared/live/use-no-changes-words";

// What to tell while what a page cannot do without is asked for again and again.
export function usePassingWords() {
  const { t } = useLingui();
  const { why_of } = useNoChangesWords();
  return (error: unknown) => {
    if (is_offline(error) || is_missing_part(error))
      return {
        title: t`No connection`,
        says: t`The server cannot be reached. It is tried again every few seconds; nothing is lost.`,
      };
    const why = why_of(as_problem(error).slug) ?? t`The server is busy or being restarted.`;
    return {
      title: t`Not available at the moment`,
      says: `${why} ${t`It is tried again every few seconds; nothing is lost.`}`,
    };
  };
}
