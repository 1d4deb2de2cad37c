#pragma once
// Runs jobs: worker threads that claim what is due, one workspace after the other.
//
// Fairness: workspaces take turns; a workspace runs at most `per_workspace_max` jobs at once; a job
// that has worked for kSlice goes back behind the others of its workspace and lets other workspaces
// go first. So a tenant with 100,000 jobs delays another by a slice, not by its queue.
//
// One process, one boot id. At the start it takes over what other boot ids left running (with one
// process on the store they are dead; with several, set `recover` to ExpiredLeases).

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "jobs/store.h"

namespace penstock::jobs {

inline constexpr std::chrono::milliseconds kLook{250};      // jobs that nobody woke for are found
inline constexpr std::chrono::milliseconds kSweep{10'000};  // expired leases are taken over
inline constexpr std::chrono::milliseconds kSlice{250};  // of one job before others get their turn

struct RunnerOptions {
  int threads = 2;
  int per_workspace_max = 4;
  Recover recover = Recover::OtherOwners;
  std::chrono::milliseconds slice = kSlice;
  std::string owner{};                               // boot id; a random one when empty
  std::function<void(std::string_view says)> log{};  // failures of jobs
};

class Jobs {
 public:
  Jobs(store::Database& database, Clock& clock, RunnerOptions options = {});
  ~Jobs() { stop(); }
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // Requires: before start(), once per kind. `given_up` is part of the transaction that gives a job
  // up, dead or quarantined: whoever asked for the work is told there. The job's last_error is why.
  using GivenUp = std::function<void(store::Tx&, const JobView&)>;
  void add(std::string kind, Step step, GivenUp given_up = {});
  // Takes over what a dead process left running and starts the workers.
  void start();
  // Lets each running step finish, puts its job back, and joins the workers.
  void stop();
  // There may be new work in this workspace. Any thread.
  void wake(WorkspaceId workspace_id);

  // ---- the same by hand, for tests and the command line ----

  // As at the start: recovers, and looks at all workspaces.
  void recover();
  // Recovers expired leases, looks for due jobs of all workspaces, forgets old dead ones.
  void sweep();
  // Prolongs the leases of the jobs that run here.
  void heartbeat();
  // Runs one due job for a slice on this thread. False when none is due.
  bool run_one();

 private:
  void work();
  void keep_house();
  void look();
  std::optional<WorkspaceId> take_turn();
  bool run_in(WorkspaceId workspace_id);
  void run_slice(const JobView& view);
  bool settle(const JobView& view, const StepResult& result);
  bool give_up(store::Tx& tx, const JobView& view, Instant now, std::string_view why);
  void tell_given_up(store::Tx& tx, JobView view, std::string_view why);
  void look_again(WorkspaceId workspace_id);
  void guarded(const std::function<void()>& step);
  bool stopping() const;

  store::Database& database_;
  Clock& clock_;
  RunnerOptions options_;
  struct Kind {
    Step step;
    GivenUp given_up;
  };
  std::map<std::string, Kind, std::less<>> kinds_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;            // workers
  std::condition_variable house_;           // the keeper of the house
  std::map<WorkspaceId, Instant> due_;      // next waiting job of each workspace
  std::set<WorkspaceId> woken_;             // since their last turn
  std::map<WorkspaceId, int> running_;      // jobs that run here
  std::map<std::int64_t, JobView> leases_;  // by job
  WorkspaceId last_turn_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace penstock::jobs
