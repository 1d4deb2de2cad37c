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
inline constexpr std::chrono::days kFailingMax{3};              // without a result in between
inline constexpr int kClaimsMax = 3;  // without a result: then quarantined
inline constexpr std::chrono::seconds kBackOffMin{5};
inline constexpr std::chrono::hours kBackOffMax{6};
inline constexpr std::chrono::hours kRetryAfterMax{24};  // whatever a peer asks for
inline constexpr std::chrono::days kDeadKept{90};
inline constexpr std::size_t kErrorBytesMax = 2'000;        // of last_error
inline constexpr std::size_t kPayloadBytesMax = 64 * 1024;  // of payload, and of progress

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
  std::optional<Instant> failing_since;
};
BOOST_DESCRIBE_STRUCT(Job, (),
                      (id, queue, kind, state, run_at, attempt, max_attempts, claims, lease_owner,
                       lease_until, fence, unique_key, payload, progress, last_error, created_at,
                       ended_at, failing_since))

struct NewJob {
  std::string queue = "default";
  std::string kind;                 // which step function runs it
  std::optional<Instant> run_at{};  // now when absent
  int max_attempts = kAttemptsMax;
  std::optional<std::string> unique_key{};  // at most one living job of this key
  std::string payload = "{}";               // JSON: ids, not the data itself
};

// Adds a job in the caller's transaction. Returns the one that is there already where its
// unique_key is taken by one that has not ended. The commit tells the runners of all nodes.
// Errors: RuleRejected/payload_too_large beyond kPayloadBytesMax.
Result<JobId> enqueue(store::Tx& tx, WorkspaceId workspace_id, Instant now, const NewJob& job);

std::optional<Job> find_job(store::Reader& reader, WorkspaceId workspace_id, JobId id);
std::optional<Job> find_job_by_key(store::Reader& reader, WorkspaceId workspace_id,
                                   std::string_view key);

// Makes a dead or quarantined job ready again, with all its attempts.
// Errors: NotFound; Conflict/already_waiting where a newer job has its unique_key.
Result<void> replay_job(store::Tx& tx, WorkspaceId workspace_id, JobId id, Instant now);

// What a step knows of its job.
struct JobView {
  WorkspaceId workspace_id;
  Job job;
};

// Part of every step's transaction: notes the progress, and refuses when another worker has the
// job. Errors: Conflict/lease_lost; the step then returns it, so that its effect is rolled back.
// RuleRejected/payload_too_large.
Result<void> keep_lease(store::Tx& tx, const JobView& view, std::string_view progress);
// The same for the last step: the job is done and gone. Errors: Conflict/lease_lost.
Result<void> finish_job(store::Tx& tx, const JobView& view);

// What came of a step.
struct StepResult {
  enum class Next {
    More,     // committed; there is more to do
    Done,     // finish_job is committed
    Wait,     // nothing to do before run_at
    Limited,  // a peer asked for a pause; no attempt is used
    Retry,    // failed in a way that may pass: again after a pause, at most max_attempts times
    Dead,     // failed for good
  };
  Next next = Next::More;
  Instant run_at{};
  std::string says{};
  std::chrono::milliseconds pause{};  // of Limited; at most kRetryAfterMax

  static StepResult more() { return {.next = Next::More}; }
  static StepResult done() { return {.next = Next::Done}; }
  static StepResult wait(Instant until) { return {.next = Next::Wait, .run_at = until}; }
  static StepResult limited(std::chrono::milliseconds retry_after, std::string why) {
    return {.next = Next::Limited, .says = std::move(why), .pause = retry_after};
  }
  static StepResult retry(std::string why) { return {.next = Next::Retry, .says = std::move(why)}; }
  static StepResult dead(std::string why) { return {.next = Next::Dead, .says = std::move(why)}; }
};

using Step = std::function<StepResult(store::Database&, const JobView&)>;

// Pause before attempt `attempt` + 1: full jitter, anything from nothing to an exponential that
// grows from kBackOffMin to kBackOffMax. `random` is any number.
std::chrono::milliseconds back_off(int attempt, std::uint64_t random);

}  // namespace penstock::jobs
