#pragma once
// Background work, for administrators: how much there is, what was given up and why, and trying it
// again.

#include "commands/registry.h"
#include "jobs/jobs.h"

namespace penstock::commands {

// A job without its payload, which may tell of people.
struct GivenUpJob {
  jobs::JobId id;
  std::string kind;
  jobs::JobState state = jobs::JobState::Dead;
  int attempt = 0;
  std::optional<std::string> last_error;
  Instant created_at{};
  std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(GivenUpJob, (), (id, kind, state, attempt, last_error, created_at, ended_at))
constexpr auto field_notes(const GivenUpJob*) {
  return std::array{
      FieldNote{.name = "kind", .says = "What was to be done: import or import_undo"},
      FieldNote{.name = "state",
                .says = "dead: it failed for good, or too often; quarantined: it ended the server "
                        "or hung several times; ready: it is tried again"},
      FieldNote{.name = "attempt", .says = "How often it was tried"},
      FieldNote{.name = "last_error", .says = "Why it failed last"},
      FieldNote{.name = "ended_at", .says = "When it was given up"}};
}

struct JobCounts {
  std::int64_t waiting = 0;
  std::int64_t running = 0;
  std::int64_t given_up = 0;
};
BOOST_DESCRIBE_STRUCT(JobCounts, (), (waiting, running, given_up))
constexpr auto field_notes(const JobCounts*) {
  return std::array{FieldNote{.name = "waiting", .says = "Also for a next try after a failure"}};
}

JobCounts count_jobs(store::Reader& reader, WorkspaceId workspace_id);
// What was given up, newest first: those with smaller ids than `before`, at most `limit`.
std::vector<GivenUpJob> given_up_jobs(store::Reader& reader, WorkspaceId workspace_id,
                                      std::int64_t before, std::int64_t limit);
// Makes a job ready again and tells the journal. Errors: those of jobs::replay_job.
Result<GivenUpJob> replay_given_up(store::Tx& tx, const Actor& actor, Instant now, jobs::JobId id);

// Registers GET /jobs, GET /jobs/counts and POST /jobs/{job_id}/replay.
void register_jobs(Registry& registry);

}  // namespace penstock::commands
