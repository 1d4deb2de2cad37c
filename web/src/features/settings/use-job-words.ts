import { useLingui } from "@lingui/react/macro";
import type { GivenUpJob } from "./api/setting-types";

// What a job was to do, and how it came to its end.
export function useJobWords() {
  const { t } = useLingui();
  const kinds: Record<string, string> = {
    import: t`Import`,
    import_undo: t`Undoing an import`,
  };
  const kind = (job: GivenUpJob) => kinds[job.kind] ?? job.kind;
  // A quarantined one has no reason of its own: it never came to tell one.
  const reason = (job: GivenUpJob) =>
    job.state === "quarantined"
      ? t`It ended the server or hung several times, so it is not tried again by itself.`
      : job.last_error;
  return { kind, reason };
}
