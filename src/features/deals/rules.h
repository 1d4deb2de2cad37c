#pragma once
// What may happen to a deal. Pure: no store, no clock.

#include <span>

#include "features/deals/gate.h"

namespace penstock::deals {

// How an actor passes unmet required criteria.
struct Override {
  bool allowed = false;               // the actor has the permission
  std::optional<std::string> reason;  // why, in words
};

// Decides whether `deal` may enter `to`.
// Errors: RuleRejected/deal_closed, /other_pipeline, /stage_requirements_missing with one field
// each.
Result<void> decide_move(const Deal& deal, const pipelines::Stage& to, std::span<const Unmet> unmet,
                         const Override& with);
// Errors: RuleRejected/deal_closed, /stage_requirements_missing.
Result<void> decide_win(const Deal& deal, std::span<const Unmet> unmet, const Override& with);
// Errors: RuleRejected/deal_closed.
Result<void> decide_lose(const Deal& deal);
// Errors: RuleRejected/deal_closed, InvalidField/required without a day or criterion to wake.
Result<void> decide_park(const Deal& deal, const ParkDeal& command, Date today);
// Errors: RuleRejected/deal_open.
Result<void> decide_reopen(const Deal& deal);

}  // namespace penstock::deals
