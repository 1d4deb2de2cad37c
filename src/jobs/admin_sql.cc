// The only statements of the queue that look at all workspaces. They are never part of a request:
// the process runs them at its start and in its sweep.

#include "jobs/store.h"

namespace penstock::jobs {

bool has_jobs(store::Reader& reader) {
  return reader.exists("/* all workspaces */ SELECT 1 FROM jobs j LIMIT 1", {});
}

std::map<WorkspaceId, Instant> all_next_due(store::Reader& reader) {
  std::map<WorkspaceId, Instant> due;
  reader.query(
      "/* all workspaces */ SELECT j.workspace_id, min(j.run_at) FROM jobs j WHERE j.state = "
      "'ready' GROUP BY "
      "j.workspace_id",
      {}, [&](const store::Row& row) {
        due[WorkspaceId{row.integer(0)}] = instant_from_ms(row.integer(1));
      });
  return due;
}

std::int64_t recover_jobs(store::Tx& tx, const Claimant& claimant, Recover which) {
  if (which == Recover::OtherOwners)
    return tx.execute(
        "/* all workspaces */ UPDATE jobs SET state = 'ready', lease_owner = NULL, lease_until = "
        "NULL "
        "WHERE state = 'running' AND lease_owner <> $1",
        {claimant.owner});
  return tx.execute(
      "/* all workspaces */ UPDATE jobs SET state = 'ready', lease_owner = NULL, lease_until = "
      "NULL "
      "WHERE state = 'running' AND lease_until < $1",
      {claimant.now});
}

std::int64_t delete_ended(store::Tx& tx, Instant before) {
  return tx.execute("/* all workspaces */ DELETE FROM jobs WHERE ended_at < $1", {before});
}

}  // namespace penstock::jobs
