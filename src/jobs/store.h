#pragma once
// The statements over jobs. All but those of admin_sql.cc are of one workspace.

#include <map>
#include <vector>

#include "jobs/jobs.h"

namespace penstock::jobs {

// Who claims, and until when the job is theirs.
struct Claimant {
  std::string_view owner;  // boot id of the process
  Instant now;
};

// Kinds that may be claimed; nothing: any.
using Kinds = std::optional<std::vector<std::string>>;

// Claims the job of the workspace that is due longest, of the kinds given. A job with kClaimsMax
// claims without a result is quarantined instead, `quarantined` is told, and the next one is
// looked at.
std::optional<Job> claim_due(store::Tx& tx, WorkspaceId workspace_id, const Claimant& claimant,
                             const std::function<void(const Job&)>& quarantined = {},
                             const Kinds& kinds = {});
// last_error of those.
inline constexpr std::string_view kQuarantined =
    "the work ended the server several times and was put aside; look at it before trying again";
// When the next waiting job of the workspace, of the kinds given, is due; nothing where none waits.
std::optional<Instant> next_due(store::Reader& reader, WorkspaceId workspace_id,
                                const Kinds& kinds = {});

// Makes running jobs of other owners ready: all of them, or those whose lease is over.
enum class Recover { OtherOwners, ExpiredLeases };
std::int64_t recover_jobs(store::Tx& tx, WorkspaceId workspace_id, const Claimant& claimant,
                          Recover which);
// Deletes dead jobs that ended before.
std::int64_t delete_ended(store::Tx& tx, WorkspaceId workspace_id, Instant before);

// Each changes a running job of ours only (its fence); false: the lease was lost.
// A pause and no failure; `says` is why, where there is a reason to tell.
bool put_back(store::Tx& tx, const JobView& view, Instant run_at,
              const std::optional<std::string>& says = {});
struct Pause {
  Instant now, until;
};
bool put_back_failed(store::Tx& tx, const JobView& view, Pause pause, std::string_view error);
bool bury(store::Tx& tx, const JobView& view, Instant now, std::string_view error);
bool prolong(store::Tx& tx, const JobView& view, Instant until);

// ---- over all workspaces, for the upkeep of a process (admin_sql.cc) ----

// When each workspace with waiting jobs has its next one.
std::map<WorkspaceId, Instant> all_next_due(store::Reader& reader);
// The workspaces where recover_jobs and delete_ended find something.
std::vector<WorkspaceId> to_recover(store::Reader& reader, const Claimant& claimant, Recover which);
std::vector<WorkspaceId> to_tidy(store::Reader& reader, Instant before);
// The numbers of the nodes that share this store; empty where it is one process' alone.
std::vector<int> all_nodes(store::Reader& reader);

}  // namespace penstock::jobs
