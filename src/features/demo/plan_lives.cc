// The lives of deals: when they began, through which stages they went, when they ended.
//
// Closed deals get the day of their close first, by season, and a cycle before it; open ones get
// their stage and their stay in it first, so that the board is full today, and a past before it.
#include <algorithm>

#include "features/demo/plan.h"

namespace penstock::demo {
namespace {

struct Leg {
  int stage;
  double days;
};

constexpr std::array kOpenStageWeights = {23, 26, 23, 19, 16};
constexpr std::array kLostStageWeights = {27, 25, 21, 18, 9};
constexpr std::array kParkedStageWeights = {3, 8, 6, 3};
constexpr std::array kMonthWeights = {76, 95, 126, 94, 100, 125, 76, 60, 116, 106, 110, 118};
constexpr double kCycleSigma = 0.42;                       // of the logarithm
constexpr std::array kCycleMedians = {40.0, 70.0, 116.0};  // days by segment
constexpr int kStuckPercent = 12;

// A day on which deals are closed: more at the ends of quarters, fewer in summer, more than last
// year.
Instant close_day(Random& random, Hours& hours) {
  for (;;) {
    auto ago = random.real(1.0, kHistoryDays - 25.0);
    auto at = hours.until() - days(ago);
    auto month = static_cast<unsigned>(utc_date(at).month());
    auto growth = 1.15 - 0.4 * ago / kHistoryDays;
    if (random.real() * 145.0 < kMonthWeights[month - 1] * growth) return at;
  }
}

// Stages 0 … last with their days; some are skipped, some deals take a step back.
std::vector<Leg> legs_to(int last, double cycle, Random& random) {
  constexpr std::array kShares = {0.15, 0.23, 0.27, 0.20, 0.15};
  std::vector<Leg> legs;
  for (int stage = 0; stage <= last; ++stage) {
    if (stage > 0 && stage < last && random.chance(4)) continue;
    auto stay = cycle * kShares[static_cast<std::size_t>(stage)] * random.real(0.5, 1.6);
    legs.push_back({stage, std::max(stay, 0.6)});
    if (stage < 2 || legs[legs.size() - 2].stage != stage - 1 || !random.chance(6)) continue;
    legs.push_back({stage - 1, cycle * random.real(0.05, 0.15)});
    legs.push_back({stage, cycle * random.real(0.05, 0.15)});
  }
  return legs;
}

double total(const std::vector<Leg>& legs) {
  double sum = 0;
  for (const auto& leg : legs) sum += leg.days;
  return sum;
}

// Stays that fit between two instants: squeezed where history is too short.
void place(DealPlan& deal, std::vector<Leg> legs, Instant begin, Instant end, Hours& hours) {
  auto squeeze = std::min(1.0, days_of(end - begin) / total(legs));
  auto wanted = begin;
  auto at = hours.near(begin, begin - std::chrono::hours{9});
  for (const auto& leg : legs) {
    if (!deal.visits.empty()) at = hours.near(wanted, deal.visits.back().entered);
    deal.visits.push_back({leg.stage, at});
    wanted += days(leg.days * squeeze);
  }
}

Instant earliest(Hours& hours) { return hours.until() - days(kHistoryDays); }

void live_until_close(DealPlan& deal, double cycle, Random& random, Hours& hours) {
  auto last = deal.ending == Ending::Won ? (random.chance(86) ? 4 : 3)
                                         : static_cast<int>(random.weighted(kLostStageWeights));
  auto legs = legs_to(last, cycle, random);
  if (deal.ending == Ending::Lost)
    legs.back().days *= random.real(0.9, 2.4);  // nobody gives up at once
  auto closed = close_day(random, hours);
  auto begin = std::max(closed - days(total(legs)), earliest(hours));
  place(deal, legs, begin, closed, hours);
  deal.ended = hours.near(closed, deal.visits.back().entered);
}

void live_until_parked(DealPlan& deal, double cycle, Random& random, Hours& hours) {
  auto legs = legs_to(static_cast<int>(random.weighted(kParkedStageWeights)), cycle, random);
  auto parked = hours.until() - days(random.real(4, 110));
  place(deal, legs, parked - days(total(legs)), parked, hours);
  deal.ended = hours.near(parked, deal.visits.back().entered);
}

void live_until_now(DealPlan& deal, double cycle, Random& random, Hours& hours) {
  auto stage = static_cast<int>(random.weighted(kOpenStageWeights));
  auto usual = kUsualDays[static_cast<std::size_t>(stage)];
  deal.stuck = random.chance(kStuckPercent);
  auto stay = usual * (deal.stuck ? random.real(1.9, 4.2) : random.real(0.02, 0.97));
  auto legs = legs_to(stage, cycle, random);
  legs.back().days = stay;
  place(deal, legs, hours.until() - days(total(legs)), hours.until(), hours);
  deal.ended = hours.until();
}

void choose_hand_over(DealPlan& deal, Hours& hours, Random& random) {
  if (deal.new_rep < 0) return;
  auto span = deal.ended - deal.created();
  if (days_of(span) < 8)
    deal.new_rep = -1;
  else
    deal.handed_over_at =
        hours.near(deal.created() + days(days_of(span) * random.real(0.3, 0.8)), deal.created());
}

}  // namespace

void plan_life(DealPlan& deal, Segment segment, Random& random, Hours& hours) {
  auto cycle = random.log_normal(kCycleMedians[static_cast<std::size_t>(segment)], kCycleSigma);
  cycle = std::clamp(cycle, 9.0, 320.0);
  switch (deal.ending) {
    case Ending::Won:
    case Ending::Lost:
      live_until_close(deal, cycle, random, hours);
      break;
    case Ending::Parked:
      live_until_parked(deal, cycle, random, hours);
      break;
    case Ending::Open:
      live_until_now(deal, cycle, random, hours);
      break;
  }
  choose_hand_over(deal, hours, random);
}

DealPlan plan_success(const DealPlan& won, Random& random, Hours& hours) {
  constexpr std::array kStays = {30.0, 65.0, 95.0, 50.0};
  auto deal = won;
  deal.success = true;
  deal.stuck = false;
  deal.new_rep = -1;
  if (won.new_rep >= 0) deal.rep = won.new_rep;
  deal.title = "Onboarding: " + won.title;
  deal.value = pretty(units_of(won.value) * random.real(0.16, 0.28), won.value.currency);
  deal.ending = Ending::Open;
  deal.visits = {{0, hours.near(won.ended + days(random.real(1, 4)), won.ended)}};
  auto at = deal.created();
  for (int stage = 0;; ++stage) {
    auto leaves = at + days(kStays[static_cast<std::size_t>(stage)] * random.real(0.6, 1.5));
    deal.ended = hours.until();
    if (leaves + days(1) >= hours.until()) return deal;
    bool churned = stage == 2 && random.chance(14);
    if (stage == 3 || churned) {
      deal.ending = churned || random.chance(24) ? Ending::Lost : Ending::Won;
      deal.ended = hours.near(leaves, at);
      return deal;
    }
    at = hours.near(leaves, at);
    deal.visits.push_back({stage + 1, at});
  }
}

}  // namespace penstock::demo
