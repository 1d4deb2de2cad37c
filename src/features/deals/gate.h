#pragma once
// The one gate (§1.5): what must be true before a deal leaves a stage forwards. Drag, form, bulk
// edit, API, import and automation all come through here.

#include <vector>

#include "features/deals/deal.h"

namespace penstock::deals {

struct Unmet {
  std::string says;
  pipelines::Strength strength = pipelines::Strength::Required;
  std::string criterion;
};
BOOST_DESCRIBE_STRUCT(Unmet, (), (says, strength, criterion))

class Gate {
 public:
  explicit Gate(const commands::Registry& registry) : registry_(registry) {}

  // The exit criteria that the stored deal does not meet on its way from stage `from` to `to`:
  // those of `from` and of every stage that is skipped. Nothing for a move backwards or inside a
  // stage.
  std::vector<Unmet> unmet(store::Reader& reader, const commands::Actor& actor, Instant now,
                           const Deal& deal, const pipelines::Stage& from,
                           const pipelines::Stage& to) const;
  // The same for winning out of `from`.
  std::vector<Unmet> unmet_to_win(store::Reader& reader, const commands::Actor& actor, Instant now,
                                  const Deal& deal, const pipelines::Stage& from) const;

 private:
  void add_unmet(std::vector<Unmet>& all, store::Reader& reader, const commands::Actor& actor,
                 Instant now, const Deal& deal, const pipelines::Stage& stage) const;
  const commands::Registry& registry_;
};

}  // namespace penstock::deals
