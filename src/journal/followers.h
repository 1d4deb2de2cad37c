#pragma once
// Followers: whoever reacts to the journal. Each has a name and reads every entry of every
// workspace in order, from its own position on. A lost wake-up costs delay (at most kSweep), never
// an entry; a follower can be stopped, restarted and rebuilt.
//
// A follower in memory (live feed, analytics) keeps its position itself. A durable one does its
// work and moves its cursor row in one transaction, so each entry takes effect exactly once.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <thread>

#include "journal/journal.h"

namespace penstock::journal {

inline constexpr std::chrono::milliseconds kSweep{1000};

// Called with entries in order, without gaps, on the followers' thread.
using Handle = std::function<void(WorkspaceId, std::span<const Entry>)>;

class Followers {
 public:
  // `log` is told where a follower threw; the same entries come again at the next sweep.
  explicit Followers(store::Database& database, std::function<void(std::string_view says)> log = {})
      : database_(database), log_(std::move(log)) {}
  ~Followers() { stop(); }

  // Adds a follower in memory. `position` gives where it stands in a workspace when that is first
  // seen (usually the head as of its snapshot). Requires: before start().
  void add(std::string name, Handle handle, std::function<std::int64_t(WorkspaceId)> position);
  // Adds a durable follower: its work and its cursor are one transaction. A workspace that it has
  // never seen is followed from its present head on. Where `work` fails, the same entries come
  // again at the next sweep. Entries of other names than those wanted cost no transaction (and may
  // be read again after a restart), nor do those for which `matters` says no. Requires: before
  // start().
  using Work = std::function<Result<void>(store::Tx&, WorkspaceId, std::span<const Entry>)>;
  using Matters = std::function<bool(store::Reader&, WorkspaceId, const Entry&)>;
  void add_durable(std::string name, std::set<std::string, std::less<>> wanted, Work work,
                   Matters matters = {});
  void start();
  void stop();
  // Waits until every follower has seen all that was committed before the call. For tests and for
  // reports that must contain the caller's own change.
  void catch_up();
  // One round on this thread, for simulations. Requires: not started.
  void sweep();

 private:
  struct Follower {
    std::string name;
    // False: give the same entries again at the next sweep.
    std::function<bool(WorkspaceId, std::span<const Entry>)> handle;
    std::function<std::int64_t(WorkspaceId)> position;
    std::map<WorkspaceId, std::int64_t> at;
  };
  void loop();
  void follow(Follower& follower, WorkspaceId workspace_id, std::int64_t head);
  // Runs a step of a sweep. One that throws must end neither the thread nor the other followers.
  void guarded(std::string_view what, const std::function<void()>& step);

  // What a commit rings. The store keeps it longer than the followers may live.
  struct Bell {
    std::mutex mutex;
    std::condition_variable wake;
    std::uint64_t wanted = 0;  // sweeps asked for
  };

  store::Database& database_;
  std::function<void(std::string_view)> log_;
  std::vector<std::unique_ptr<Follower>> followers_;
  std::shared_ptr<Bell> bell_ = std::make_shared<Bell>();
  std::condition_variable swept_;
  std::uint64_t done_ = 0;  // sweeps that cover what was committed before they were asked for
  bool stopping_ = false;
  bool running_ = false;
  std::thread thread_;
};

}  // namespace penstock::journal
