#pragma once
// GET /reports/changes: what changed in the pipeline between two moments (§9.4), as a waterfall
// from the value of open deals then to the value of open deals now. Each deal whose open value
// changed is in one step, or in two that cancel (made and closed in between), so the steps add up
// exactly.

#include "features/analytics/selection.h"
#include "features/analytics/timelines.h"

namespace penstock::analytics {

struct GetChanges {
  Instant from{};
  std::optional<Instant> to;  // absent: now
  std::optional<std::string> where;
};
BOOST_DESCRIBE_STRUCT(GetChanges, (), (from, to, where))
constexpr auto field_notes(const GetChanges*) {
  return std::array{
      FieldNote{.name = "from", .says = "The earlier moment", .required = true},
      FieldNote{.name = "to", .says = "The later moment"},
      FieldNote{
          .name = "where", .says = "A criterion over deals as they are now", .text_max = 8192}};
}

// New, Reopened … Deleted change the value of the pipeline; the rest tell of deals that are open at
// both moments.
enum class ChangeKind {
  New,
  Reopened,
  Grew,
  Shrank,
  Won,
  Lost,
  Parked,
  Deleted,
  MovedOn,
  MovedBack,
  OwnerChanged,
  PulledIn,
  PushedOut
};
BOOST_DESCRIBE_ENUM(ChangeKind, New, Reopened, Grew, Shrank, Won, Lost, Parked, Deleted, MovedOn,
                    MovedBack, OwnerChanged, PulledIn, PushedOut)

struct ChangeStep {
  ChangeKind kind{};
  std::int64_t deals = 0;
  Money effect;  // on the value of the pipeline, with its sign
  Money value;   // of these deals at the later moment (closed and gone ones: at the earlier)
  std::vector<std::string> deal_ids;  // at most kChangeDealsMax, those with the largest value
};
BOOST_DESCRIBE_STRUCT(ChangeStep, (), (kind, deals, effect, value, deal_ids))

inline constexpr std::size_t kChangeDealsMax = 20;

// opening_value + the effects of all steps = closing_value.
struct CurrencyChanges {
  std::string currency;
  std::int64_t opening_deals = 0;
  Money opening_value;
  std::int64_t closing_deals = 0;
  Money closing_value;
  std::vector<ChangeStep> steps;  // those with deals
};
BOOST_DESCRIBE_STRUCT(CurrencyChanges, (),
                      (currency, opening_deals, opening_value, closing_deals, closing_value, steps))

struct ChangesReport {
  Instant from{};
  Instant to{};
  CurrencyChanges pipeline;  // in the workspace's currency
  std::vector<CurrencyChanges> other_currencies;
};
BOOST_DESCRIBE_STRUCT(ChangesReport, (), (from, to, pipeline, other_currencies))

Result<ChangesReport> report_changes(store::Reader& reader, const commands::Registry& registry,
                                     Timelines& timelines, const commands::Actor& actor,
                                     Instant now, const GetChanges& query);

}  // namespace penstock::analytics
