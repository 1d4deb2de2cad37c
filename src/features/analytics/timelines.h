#pragma once
// The timelines of all workspaces: built at first use, followed from then on, safe for any thread.
//
// A report sees at least what its own snapshot of the store has, its caller's last change included:
// a timeline that is behind is brought up by whoever looks. The follower only keeps it warm, and
// never waits: where a timeline is busy, the next look or sweep catches up.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <shared_mutex>
#include <thread>

#include "features/analytics/build.h"
#include "features/pipelines/pipelines.h"
#include "journal/followers.h"

namespace penstock::analytics {

// Learned stays are learned again when there is news and they are older than this.
inline constexpr std::chrono::seconds kLearnAgainAfter{60};
inline constexpr int kLearnSamplesMin = 5;  // fewer finished stays teach nothing

// Days by stage id.
using LearnedDays = std::unordered_map<std::int64_t, int>;

class Timelines {
 public:
  Timelines(store::Database& database, Clock& clock) : database_(database), clock_(clock) {}
  ~Timelines();
  Timelines(const Timelines&) = delete;
  Timelines& operator=(const Timelines&) = delete;

  // Follows the journal, and learns usual days beside it. Requires: before followers.start(), and
  // that the followers stop first.
  void attach(journal::Followers& followers);

  // What stages usually take, for pipelines::register_pipelines. Never waits: before the first
  // lesson there is no answer, and asking starts it. Requires: this outlives the function.
  pipelines::UsualDays usual_days();

  // Calls read(const Timeline&) while nobody changes it. It has all that `reader` sees.
  template <class Read>
  auto look(store::Reader& reader, WorkspaceId workspace_id, Read&& read) {
    for (;;) {
      auto& kept = prepare(reader, workspace_id);
      std::shared_lock lock(kept.mutex);
      if (kept.timeline) return read(static_cast<const Timeline&>(*kept.timeline));
    }
  }

  // Learns the usual days of a workspace now.
  void learn(WorkspaceId workspace_id);
  // Gives the memory of a workspace back; it is built again when it is looked at.
  void forget(WorkspaceId workspace_id);

 private:
  struct Kept {
    std::shared_mutex mutex;  // guards timeline
    std::unique_ptr<Timeline> timeline;
    std::atomic<std::int64_t> position{-1};  // of the timeline; -1 while there is none
    // Guarded by Timelines::mutex_:
    LearnedDays days;
    std::int64_t learned_position = -1;
    Instant learned_at{};
    bool wanted = false;
  };

  Kept& kept(WorkspaceId workspace_id);
  Kept& prepare(store::Reader& reader, WorkspaceId workspace_id);
  // Requires: it.mutex held.
  static void drop(Kept& it);
  void follow(WorkspaceId workspace_id, std::span<const journal::Entry> entries);
  std::optional<int> find_usual_days(WorkspaceId workspace_id, pipelines::StageId stage_id);
  void teach();

  store::Database& database_;
  Clock& clock_;
  std::mutex mutex_;
  std::map<WorkspaceId, std::unique_ptr<Kept>> kept_;
  std::deque<WorkspaceId> to_learn_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread teacher_;
};

}  // namespace penstock::analytics
