#pragma once
// The durable queue: work that must happen after a transaction, also when the process dies. A job
// is enqueued in the transaction that wants it, so it is there if and only if that was committed.
//
// A job runs in steps. A step is one transaction of its own that does three things at once: its
// effect, the progress behind it, and the check that the worker still holds the job (keep_lease).
// So a step takes effect exactly once, whatever dies and whenever. Who lost the lease writes
// nothing.
//
// Rejected: a job as one long transaction (the writer would serve nobody else); marking a job done
// after its effect (a crash in between repeats the effect).

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/record.h"
#include "store/database.h"

namespace penstock::jobs {

PENSTOCK_ID(JobId, "job");

inline constexpr std::chrono::milliseconds kLease{30'000};  // a worker is taken for dead after it
inline constexpr std::chrono::milliseconds kHeartbeat{10'000};  // leases are prolonged this often
inline constexpr int kAttemptsMax = 20;                         // of a job that does not say
inline constexpr int kClaimsMax = 5;  // without a result: then quarantined
inline constexpr std::chrono::seconds kBackOffMin{5};
inline constexpr std::chrono::hours kBackOffMax{6};
inline constexpr std::chrono::days kDeadKept{90};
inline constexpr std::size_t kErrorBytesMax = 2'000;  // of last_error

enum class JobState { Ready, Running, Dead, Quarantined };
BOOST_DESCRIBE_ENUM(JobState, Ready, Running, Dead, Quarantined)

struct Job {
  JobId id;
  std::string queue;
  std::string kind;
  JobState state = JobState::Ready;
  Instant run_at{};
  int attempt = 0;
  int max_attempts = kAttemptsMax;
  int claims = 0;
  std::optional<std::string> lease_owner;
  std::optional<Instant> lease_until;
  std::int64_t fence = 0;
  std::optional<std::string> unique_key;
  RawJson payload{"{}"};
  RawJson progress{"{}"};
  std::optional<std::string> last_error;
  Instant created_at{};
  std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(Job, (),
                      (id, queue, kind, state, run_at, attempt, max_attempts, claims, lease_owner,
                       lease_until, fence, unique_key, payload, progress, last_error, created_at,
                       ended_at))

struct NewJob {
  std::string queue = "default";
  std::string kind;                 // which step function runs it
  std::optional<Instant> run_at{};  // now when absent
  int max_attempts = kAttemptsMax;
  std::optional<std::string> unique_key{};  // at most one waiting job of this key
  std::string payload = "{}";
};

// Adds a job in the caller's transaction. Returns the one that is there already where its
// unique_key is taken. Tell Jobs::wake after the commit; else it is found within kLook (runner.h).
JobId enqueue(store::Tx& tx, WorkspaceId workspace_id, Instant now, const NewJob& job);

std::optional<Job> find_job(store::Reader& reader, WorkspaceId workspace_id, JobId id);
std::optional<Job> find_job_by_key(store::Reader& reader, WorkspaceId workspace_id,
                                   std::string_view key);

// Makes a dead or quarantined job ready again, with all its attempts. Errors: NotFound.
Result<void> replay_job(store::Tx& tx, WorkspaceId workspace_id, JobId id, Instant now);

// What a step knows of its job.
struct JobView {
  WorkspaceId workspace_id;
  Job job;
};

// Part of every step's transaction: notes the progress, and refuses when another worker has the
// job. Errors: Conflict/lease_lost; the step then returns it, so that its effect is rolled back.
Result<void> keep_lease(store::Tx& tx, const JobView& view, std::string_view progress);
// The same for the last step: the job is done and gone. Errors: Conflict/lease_lost.
Result<void> finish_job(store::Tx& tx, const JobView& view);

// What came of a step.
struct StepResult {
  enum class Next {
    More,   // committed; there is more to do
    Done,   // finish_job is committed
    Wait,   // nothing to do before run_at
    Retry,  // failed in a way that may pass: again after a pause, at most max_attempts times
    Dead,   // failed for good
  };
  Next next = Next::More;
  Instant run_at{};
  std::string says{};

  static StepResult more() { return {.next = Next::More}; }
  static StepResult done() { return {.next = Next::Done}; }
  static StepResult wait(Instant until) { return {.next = Next::Wait, .run_at = until}; }
  static StepResult retry(std::string why) { return {.next = Next::Retry, .says = std::move(why)}; }
  static StepResult dead(std::string why) { return {.next = Next::Dead, .says = std::move(why)}; }
};

using Step = std::function<StepResult(store::Database&, const JobView&)>;

// Pause before attempt `attempt` + 1: full jitter over an exponential from kBackOffMin to
// kBackOffMax. `random` is any number; the pause is never under a fifth of the exponential.
std::chrono::milliseconds back_off(int attempt, std::uint64_t random);

}  // namespace penstock::jobs
