import { useMutation } from "@tanstack/react-query";
import { as_problem } from "~/shared/api/problem";
import { query_client } from "~/shared/query";
import { announcer } from "~/shared/ui/announcer";
import { toasts } from "~/shared/ui/toasts";
import { useProblemText } from "~/shared/ui/use-problem-text";

// Sends a setting, says that it is kept, and has every list read again that shows it.
export function useSave<Input, Made = unknown>(
  send: (input: Input) => Promise<Made>,
  then: { says: string | null; refresh: string[]; done?: (made: Made) => void },
) {
  const problem_text = useProblemText();
  const save = useMutation({
    mutationFn: send,
    onSuccess: async (made) => {
      await Promise.all(then.refresh.map((name) => query_client.invalidateQueries({ queryKey: [name] })));
      if (then.says) {
        toasts.show({ says: then.says, kind: "done" });
        announcer.say(then.says);
      }
      then.done?.(made);
    },
  });
  const problem = save.error ? as_problem(save.error) : null;
  // A conflict over a name or an address is not another person's edit: the server's sentence says which.
  const is_taken = problem?.status === 409 && problem.slug !== "version_conflict";
  return {
    run: save.mutate,
    busy: save.isPending,
    fault: (field: string) => problem?.says(field),
    text: problem ? (is_taken ? problem.message : problem_text(problem)) : null,
    reset: save.reset,
  };
}
