#pragma once
// Which deals a report is about: a criterion over the deals as they are now, and what the actor may
// see of them. Also of a past moment: who may not see a deal today may not see what it was.

#include "commands/registry.h"
#include "features/analytics/timeline.h"

namespace penstock::analytics {

class Selection {
 public:
  // Every deal, deleted ones too while they were there.
  static Selection everything() { return {}; }
  static Selection of(std::vector<std::int64_t> ids) {
    Selection selection;
    selection.everything_ = false;
    selection.ids_ = std::move(ids);
    return selection;
  }
  // Must be called before has(). Ids that the timeline does not know are left out.
  void place(const Timeline& timeline);
  bool has(std::size_t deal) const { return everything_ || chosen_[deal]; }

 private:
  bool everything_ = true;
  std::vector<std::int64_t> ids_;
  std::vector<bool> chosen_;
};

// Errors: InvalidField/invalid_criterion.
Result<Selection> select_deals(store::Reader& reader, const commands::Registry& registry,
                               const commands::Actor& actor, Instant now,
                               const std::optional<std::string>& where);

}  // namespace penstock::analytics
