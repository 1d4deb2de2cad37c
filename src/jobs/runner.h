#pragma once
// Runs jobs: worker threads that claim what is due, workspace by workspace.
//
// Fairness: workspaces share the workers' time (jobs/turns.h); a workspace runs at most
// `per_workspace_max` jobs at once, a kind at most its own number; a job that has worked for kSlice
// goes back behind the others of its workspace. So a tenant with 100,000 jobs delays another by a
// slice, not by its queue.
//
// Who looks: nobody polls. A process knows when each workspace has its next job, hears of new ones
// by commits (its own, and other nodes' by their hints), and looks at all workspaces every kSweep.
// On several nodes each workspace has one that goes first; the others only look kOthersLater. Who
// claims is settled by the row itself, so this is about traffic, not about truth.
//
// One process, one boot id. At the start it takes over what other boot ids left running (with one
// process on the store they are dead; with several, set `recover` to ExpiredLeases).
//
// A step that takes longer than `step_max` is taken for hung: its lease is not prolonged any more,
// another thread takes its place, and the job is claimed again until it is quarantined.

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "jobs/store.h"
#include "jobs/turns.h"

namespace penstock::jobs {

inline constexpr std::chrono::milliseconds kSweep{30'000};     // of all workspaces
inline constexpr std::chrono::milliseconds kOthersLater{300};  // nodes that are not first
inline constexpr std::chrono::milliseconds kGather{10};  // commits told within it are one look
inline constexpr std::chrono::milliseconds kSlice{250};  // of one job before others get their turn
inline constexpr std::chrono::seconds kTroublePause{1};  // after a claim that the store refused
inline constexpr std::chrono::minutes kStepMax{5};
inline constexpr std::chrono::seconds kStopMax{10};  // for the steps that run

struct RunnerOptions {
  int threads = 2;
  int per_workspace_max = 4;
  Recover recover = Recover::OtherOwners;
  std::chrono::milliseconds slice = kSlice;
  std::chrono::milliseconds step_max = kStepMax;
  std::string owner{};                               // boot id; a random one when empty
  std::function<std::uint64_t()> random{};           // for pauses; true randomness when empty
  std::function<void(std::string_view says)> log{};  // failures of jobs
  // A hung step cannot be ended. Called by stop() when one is left after kStopMax; may end the
  // process, which jobs survive. Empty: stop() waits.
  std::function<void()> end_without{};
};

class Jobs {
 public:
  Jobs(store::Database& database, Clock& clock, RunnerOptions options = {});
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // `given_up` is part of the transaction that gives a job up, dead or quarantined: whoever asked
  // for the work is told there. The job's last_error is why.
  using GivenUp = std::function<void(store::Tx&, const JobView&)>;
  // Requires: before start(), once per kind. `at_once_max`: jobs of this kind in this process.
  void add(std::string kind, Step step, GivenUp given_up = {}, int at_once_max = INT_MAX);
  // Takes over what a dead process left running and starts the workers.
  void start();
  // Lets each running step finish, puts its job back, and joins the workers.
  void stop();

  // ---- the same by hand, for tests, simulations and the command line ----

  // As at the start: recovers, and looks at all workspaces.
  void recover();
  // Recovers expired leases, looks for due jobs of all workspaces, forgets old dead ones.
  void sweep();
  // Prolongs the leases of the jobs that run here, and gives hung ones up.
  void heartbeat();
  // Looks at the workspaces that commits have told of.
  void listen();
  // Runs one due job for a slice on this thread. False when none is due.
  bool run_one();

 private:
  struct Kind {
    Step step;
    GivenUp given_up;
    int at_once_max = INT_MAX;
    int running = 0;
  };
  // What a commit rings. The store keeps it longer than the runner may live.
  struct Bell {
    std::mutex mutex;
    std::condition_variable wake;
    std::set<WorkspaceId> told;
    bool stopping = false;
  };
  using Steady = std::chrono::steady_clock;
  // A job that runs here.
  struct Held {
    JobView view;
    Steady::time_point step_began;
    bool hung = false;
  };
  using HeldId = std::uint64_t;
  struct Claimed {
    JobView view;
    HeldId held;
  };

  void spawn();  // requires the mutex
  void work();
  void keep_house();
  void look_at(WorkspaceId workspace_id);
  void look_at_all();
  Instant first_look(WorkspaceId workspace_id, Instant at) const;
  void recover(Recover which);
  enum class Ran { Nothing, Job, Hung };
  Ran run_next();
  Ran run_in(WorkspaceId workspace_id);
  std::optional<Claimed> claim(WorkspaceId workspace_id, std::string& trouble);
  Kinds open_kinds() const;
  void run_slice(const Claimed& claimed);
  StepResult run_step(const Claimed& claimed, const JobView& view);
  bool settle(const JobView& view, const StepResult& result);
  bool settle_failure(store::Tx& tx, const JobView& view, const StepResult& result, Instant now);
  bool give_up(store::Tx& tx, const JobView& view, Instant now, std::string_view why);
  void tell_given_up(store::Tx& tx, JobView view, std::string_view why);
  void free_kind(const std::string& kind);  // requires the mutex
  bool let_go(const Claimed& claimed, Steady::time_point began);
  void end_turn(WorkspaceId workspace_id, std::chrono::milliseconds used, Instant not_before = {});
  void guarded(const std::function<void()>& step);
  bool stopping() const;
  void log(std::string_view says) const {
    if (options_.log) options_.log(says);
  }

  store::Database& database_;
  Clock& clock_;
  RunnerOptions options_;
  std::map<std::string, Kind, std::less<>> kinds_;
  std::shared_ptr<Bell> bell_ = std::make_shared<Bell>();
  std::mutex claiming_;  // of kinds with a number: who looks at it claims
  mutable std::mutex mutex_;
  std::condition_variable wake_;     // workers
  std::condition_variable stopped_;  // a worker has ended
  Turns turns_;
  std::set<WorkspaceId> held_back_;  // have jobs of kinds that were full
  std::uint64_t freed_ = 0;          // times that a kind with a number became less
  std::map<HeldId, Held> held_;
  HeldId next_held_ = 0;
  std::vector<int> nodes_;
  int node_ = 0;
  int working_ = 0;  // threads
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace penstock::jobs
