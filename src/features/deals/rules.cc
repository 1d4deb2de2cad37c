#include "features/deals/rules.h"

#include <fmt/format.h>

namespace penstock::deals {
namespace {

Result<void> check_open(const Deal& deal) {
  if (deal.status == DealStatus::Open) return {};
  return rule_rejected("deal_closed",
                       fmt::format("this deal is {}; reopen it first", to_text(deal.status)));
}

// Parked deals may still be won or lost: the answer can come while they sleep.
Result<void> check_unfinished(const Deal& deal) {
  if (deal.status == DealStatus::Open || deal.status == DealStatus::Parked) return {};
  return rule_rejected(
      "deal_closed", fmt::format("this deal is {} already; reopen it first", to_text(deal.status)));
}

Result<void> pass_gate(std::span<const Unmet> unmet, const Override& with) {
  std::vector<FieldError> missing;
  for (const auto& one : unmet)
    if (one.strength == pipelines::Strength::Required)
      missing.push_back({one.criterion, "unmet_criterion", one.says});
  if (missing.empty()) return {};
  if (with.reason && !trim(*with.reason).empty()) {
    if (with.allowed) return {};
    return forbidden("only a manager or an admin may pass unmet exit criteria");
  }
  auto says = fmt::format("not yet: {}", missing.front().says);
  if (missing.size() > 1) says += fmt::format(" (and {} more)", missing.size() - 1);
  return rule_rejected("stage_requirements_missing", says, std::move(missing));
}

}  // namespace

Result<void> decide_move(const Deal& deal, const pipelines::Stage& to, std::span<const Unmet> unmet,
                         const Override& with) {
  TRY_VOID(check_open(deal));
  if (to.pipeline_id != deal.pipeline_id)
    return rule_rejected(
        "other_pipeline",
        "that stage belongs to another pipeline; choose a stage of this deal's pipeline");
  return pass_gate(unmet, with);
}

Result<void> decide_win(const Deal& deal, std::span<const Unmet> unmet, const Override& with) {
  TRY_VOID(check_unfinished(deal));
  return pass_gate(unmet, with);
}

Result<void> decide_lose(const Deal& deal) { return check_unfinished(deal); }

Result<void> decide_park(const Deal& deal, const ParkDeal& command, Date today) {
  TRY_VOID(check_open(deal));
  if (!command.wake_on && !command.wake_criterion)
    return invalid_field("wake_on", "required", "say when the deal wakes: a day, or a criterion");
  if (command.wake_on && *command.wake_on <= today)
    return invalid_field("wake_on", "in_the_past", "give a day after today");
  return {};
}

Result<void> decide_reopen(const Deal& deal) {
  if (deal.status != DealStatus::Open) return {};
  return rule_rejected("deal_open", "this deal is open already");
}

}  // namespace penstock::deals
