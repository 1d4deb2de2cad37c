// Tested by jobs_test.cc and noisy_test.cc.

#include "jobs/turns.h"

#include <algorithm>
#include <vector>

namespace penstock::jobs {

void Turns::due(WorkspaceId workspace_id, Instant at) {
  auto& place = places_[workspace_id];
  place.told = true;
  place.due = place.due ? std::min(*place.due, at) : at;
}

std::optional<WorkspaceId> Turns::begin(Instant now) {
  std::vector<std::pair<WorkspaceId, Place*>> circle;  // from behind the last turn on
  auto first = places_.upper_bound(last_);
  auto add = [&](auto from, auto to) {
    for (; from != to; ++from)
      if (may_run(from->second) && *from->second.due <= now)
        circle.emplace_back(from->first, &from->second);
  };
  add(first, places_.end());
  add(places_.begin(), first);
  if (circle.empty()) return {};
  auto free = [](const auto& one) { return one.second->owed.count() == 0; };
  auto chosen = circle.begin();
  for (; chosen != circle.end() && !free(*chosen); ++chosen) {
    chosen->second->owed -= std::min(chosen->second->owed, part_);
    if (free(*chosen)) break;
  }
  if (chosen == circle.end()) {
    // Everybody owes more than a part: as many rounds at once as it takes.
    chosen = std::ranges::min_element(circle, {}, [](const auto& one) { return one.second->owed; });
    auto least = chosen->second->owed;
    for (auto& [id, place] : circle) place->owed -= least;
  }
  auto [workspace_id, place] = *chosen;
  last_ = workspace_id;
  place->told = false;
  ++place->running;
  return workspace_id;
}

void Turns::end(WorkspaceId workspace_id, std::chrono::milliseconds used,
                std::optional<Instant> next) {
  auto& place = places_[workspace_id];
  --place.running;
  place.owed += used;
  if (!place.told)
    place.due = next;
  else if (next)
    place.due = std::min(*place.due, *next);
  if (!place.due && place.running == 0) places_.erase(workspace_id);
}

std::optional<Instant> Turns::next() const {
  std::optional<Instant> next;
  for (const auto& [id, place] : places_)
    if (may_run(place) && (!next || *place.due < *next)) next = place.due;
  return next;
}

}  // namespace penstock::jobs
