#pragma once
// A sales team at work on a simulated disk under a clock that leaps: commands, background jobs and
// a follower of the journal under a seed, what was answered, and whether it is all still there.
//
// Jobs and the follower leave a row of sim_effects for everything they do, in the transaction that
// does it. The table has no key: what is done twice stands there twice.

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

#include "base/watched_clock.h"
#include "commands/registry.h"
#include "disk.h"
#include "features/ids.h"
#include "features/pipelines/pipelines.h"
#include "jobs/runner.h"
#include "journal/followers.h"
#include "store/database.h"

namespace penstock::sim {

enum class Death {
  PowerCut,  // of what was not synced anything may be lost
  Kill,      // only the process: the system has all that was written
};

// The thread that a process works on. It ends with the process, since its connection to the files
// must not outlive that.
class Thread {
 public:
  Thread() : thread_([this] { work_to_the_end(); }) {}
  ~Thread();
  Thread(const Thread&) = delete;
  Thread& operator=(const Thread&) = delete;

  // Waits for the end of `work`. Returns what the store said when the disk failed, else nothing:
  // what was answered is known, and looked for later.
  std::string run(const std::function<void()>& work);

 private:
  void work_to_the_end();

  std::binary_semaphore begin_{0};
  std::binary_semaphore done_{0};
  std::function<void()> work_;
  std::thread thread_;  // last: it begins when the others stand
};

class World {
 public:
  explicit World(std::uint64_t seed);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  Disk& disk() { return disk_; }
  Random& random() { return random_; }
  store::Database& database() { return *life_->database; }
  access::Actor& actor() { return actor_; }

  // Several commands at once, so that they share a commit; then jobs and the follower for a while.
  // Returns how many commands were answered with ok and changed something.
  int work();
  // The machine's clock leaps: an hour or a month, forward or back, to 1970, or to the truth.
  void leap();
  // Ends the process without its knowing, and begins another one.
  void die(Death how);
  // Ends the process and begins another one; nothing is lost. Error: the store cannot be opened.
  Result<void> restart();
  // Runs all jobs to their end, by whatever time it takes.
  void finish_jobs();
  // Empty when all that was answered is there, nothing is half there or done twice, and what
  // follows from the journal follows; else what is wrong. Lets the follower catch up first.
  std::string fault();

  // Commands that were refused because the store could not take them.
  std::int64_t unavailable() const { return unavailable_; }
  std::int64_t jobs_done() const { return jobs_done_; }

 private:
  struct Asked {
    DealId deal_id;  // none: a new one
    std::string name;
    Json input;
    std::optional<Result<void>> outcome;
    std::string answer;
  };
  // What a process has in memory.
  struct Life {
    Life(const Clock& wall, WatchedClock::Passed passed) : clock(wall, std::move(passed)) {}
    WatchedClock clock;
    FloorClock id_clock{clock};
    IdMaker ids{id_clock, 1};
    std::unique_ptr<store::Database> database;
    std::unique_ptr<journal::Followers> followers;
    std::unique_ptr<jobs::Jobs> jobs;
    Thread thread;  // the first to end
  };
  struct KnownJob {
    int steps = 1;
    bool answered = false;
  };

  Result<void> open();
  void attach_jobs();
  void replay_jobs();
  jobs::StepResult run_job(store::Database& database, const jobs::JobView& view);
  void make_team();
  void pass(std::chrono::milliseconds time);
  Asked invent();
  std::vector<Asked> invent_group();
  void give(std::vector<Asked>& group);
  bool settle(const Asked& asked);
  void ask_for_jobs();
  void run_background();
  void note_effect(store::Tx& tx, std::string_view who, std::int64_t ref, std::int64_t step);
  void look(store::Reader& reader, std::string& wrong);
  void look_at_journal(store::Reader& reader, std::string& wrong);
  void look_at_deals(store::Reader& reader, std::string& wrong);
  void look_at_effects(store::Reader& reader, std::string& wrong);
  void look_at_jobs(store::Reader& reader, std::string& wrong);
  void look_at_words(store::Reader& reader, std::string& wrong);

  Disk disk_;
  Random random_;
  std::filesystem::path folder_;
  Instant truth_;
  FakeClock wall_;
  std::chrono::milliseconds passed_{0};
  commands::Registry registry_;
  std::unique_ptr<Life> life_;
  int lives_ = 0;
  access::Actor actor_;
  std::vector<pipelines::StageId> stages_;
  std::map<DealId, std::int64_t> deals_;  // the version that was answered last
  DealId newest_deal_;                    // ids go up whatever the clock does
  std::int64_t newest_deal_pos_ = 0;
  std::map<jobs::JobId, KnownJob> jobs_;  // not known to be done
  std::int64_t jobs_done_ = 0;
  std::int64_t unavailable_ = 0;
  std::int64_t followed_from_ = 0;
  std::int64_t looked_to_ = 0;  // position of the journal
  Instant last_at_{};           // of the entry there
};

}  // namespace penstock::sim
