#pragma once
// Whose turn it is. Workspaces with something due stand in a circle. Who comes by pays off a part
// of what its last turn took (a deficit counter in milliseconds of a worker), and has its turn when
// nothing is left: so workspaces share the workers' time, not the number of turns, and whoever has
// 100,000 jobs or slow ones waits for the others as often as they for it. All weigh the same.
// Knows nothing of the store. Not thread-safe.

#include <map>
#include <optional>
#include <set>

#include "base/ids.h"

namespace penstock::jobs {

class Turns {
 public:
  // `part` is paid off at each coming by.
  Turns(int per_workspace_max, std::chrono::milliseconds part)
      : per_workspace_max_(per_workspace_max), part_(part) {}

  // There may be something due at `at`, also where something later was known.
  void due(WorkspaceId workspace_id, Instant at);
  // Begins a turn of the next workspace that has something due and is under its cap.
  std::optional<WorkspaceId> begin(Instant now);
  // Ends a turn of `used`. `next` is when its next job is due; what due() told since the turn began
  // counts as well.
  void end(WorkspaceId workspace_id, std::chrono::milliseconds used, std::optional<Instant> next);
  // When the next turn may begin; nothing where nobody waits.
  std::optional<Instant> next() const;

 private:
  struct Place {
    std::optional<Instant> due;
    bool told = false;  // by due(), since the last turn began
    int running = 0;
    std::chrono::milliseconds owed{0};
  };
  bool may_run(const Place& place) const { return place.due && place.running < per_workspace_max_; }

  int per_workspace_max_;
  std::chrono::milliseconds part_;
  std::map<WorkspaceId, Place> places_;
  WorkspaceId last_;
};

}  // namespace penstock::jobs
