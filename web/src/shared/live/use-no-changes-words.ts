import { useLingui } from "@lingui/react/macro";
import type { WhyNoChanges } from "./live-stream";

// The refusals that concern every change, not this one.
const SLUGS: Record<string, WhyNoChanges> = {
  store_stopped: "damaged",
  disk_full: "disk_full",
  insufficient_storage: "disk_full",
  store_away: "away",
};

// Why the server takes no changes, and what whoever runs it does about that.
export function useNoChangesWords() {
  const { t } = useLingui();
  const why: Record<WhyNoChanges, string> = {
    damaged: t`No changes are taken at the moment: the stored data is damaged, or its disk has failed.`,
    disk_full: t`No changes are taken at the moment: the disk of the server is full.`,
    away: t`No changes are taken at the moment: the server cannot reach its database.`,
  };
  const remedy: Record<WhyNoChanges, string> = {
    damaged: t`As an administrator: stop the server, keep its folder, and restore a backup with penstock restore. The guide “Backup and restore” has the steps.`,
    disk_full: t`As an administrator: free some space on that disk. No restart is needed.`,
    away: t`As an administrator: look at the database and the network to it. Once it is back, no restart is needed. The guide “PostgreSQL” has more.`,
  };
  const why_of = (slug: string) => {
    const refused = SLUGS[slug];
    return refused && why[refused];
  };
  return { why, remedy, why_of };
}
