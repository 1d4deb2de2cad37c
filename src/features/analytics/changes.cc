// Compares two states of each deal. A deal that changed its currency leaves one waterfall (shrank
// to nothing) and enters the other (grew from nothing). Tested by changes_test.cc.

#include "features/analytics/changes.h"

#include "features/analytics/stages.h"
#include "features/analytics/statistics.h"

namespace penstock::analytics {
namespace {

struct Touched {
  std::int64_t value = 0;  // minor units
  std::int64_t deal_id = 0;
};

struct Step {
  std::int64_t effect = 0;
  std::int64_t value = 0;
  std::vector<Touched> deals;
};

// The waterfall of one currency.
struct Waterfall {
  std::int64_t opening_deals = 0, opening = 0, closing_deals = 0, closing = 0;
  std::map<ChangeKind, Step> steps;
  void touch(ChangeKind kind, std::int64_t deal_id, std::int64_t value, std::int64_t effect) {
    auto& step = steps[kind];
    step.effect = add(step.effect, effect);
    step.value = add(step.value, value);
    step.deals.push_back({value, deal_id});
  }
};

bool is_open(const State* state) { return state != nullptr && state->status == Status::Open; }

class Comparison {
 public:
  Comparison(const Timeline& timeline, const StageOrder& order) : timeline_(timeline) {
    places_.resize(timeline.stages().size(), 0);
    for (std::uint32_t stage = 1; stage < places_.size(); ++stage)
      if (auto found = order.find(timeline.stages().key(stage)); found != order.end())
        places_[stage] = found->second;
  }

  void add(std::size_t deal, const State* then, const State* now) {
    auto id = timeline_.id(deal);
    if (is_open(then)) {
      auto& waterfall = of(*then);
      ++waterfall.opening_deals;
      waterfall.opening = analytics::add(waterfall.opening, then->minor);
    }
    if (is_open(now)) {
      auto& waterfall = of(*now);
      ++waterfall.closing_deals;
      waterfall.closing = analytics::add(waterfall.closing, now->minor);
    }
    if (is_open(then) && is_open(now)) return stayed_open(id, *then, *now);
    if (is_open(now)) {
      auto kind = then == nullptr ? ChangeKind::New : ChangeKind::Reopened;
      return of(*now).touch(kind, id, now->minor, now->minor);
    }
    if (is_open(then)) return left(id, *then, now, then->minor);
    if (then != nullptr || now == nullptr) return;
    // Made and closed in between.
    of(*now).touch(ChangeKind::New, id, now->minor, now->minor);
    left(id, *now, now, now->minor);
  }

  std::map<std::uint8_t, Waterfall> take() && { return std::move(waterfalls_); }

 private:
  Waterfall& of(const State& state) { return waterfalls_[state.currency]; }

  void left(std::int64_t id, const State& from, const State* now, std::int64_t value) {
    auto kind = now == nullptr                ? ChangeKind::Deleted
                : now->status == Status::Won  ? ChangeKind::Won
                : now->status == Status::Lost ? ChangeKind::Lost
                                              : ChangeKind::Parked;
    of(from).touch(kind, id, value, -value);
  }

  void stayed_open(std::int64_t id, const State& then, const State& now) {
    auto& waterfall = of(now);
    if (then.currency != now.currency) {
      of(then).touch(ChangeKind::Shrank, id, 0, -then.minor);
      waterfall.touch(ChangeKind::Grew, id, now.minor, now.minor);
    } else if (then.minor != now.minor) {
      auto kind = now.minor > then.minor ? ChangeKind::Grew : ChangeKind::Shrank;
      waterfall.touch(kind, id, now.minor, now.minor - then.minor);
    }
    auto told = [&](ChangeKind kind) { waterfall.touch(kind, id, now.minor, 0); };
    if (places_[now.stage] > places_[then.stage]) told(ChangeKind::MovedOn);
    if (places_[now.stage] < places_[then.stage]) told(ChangeKind::MovedBack);
    if (now.owner != then.owner) told(ChangeKind::OwnerChanged);
    if (then.expected_close_on == kNoDay || now.expected_close_on == kNoDay) return;
    if (now.expected_close_on < then.expected_close_on) told(ChangeKind::PulledIn);
    if (now.expected_close_on > then.expected_close_on) told(ChangeKind::PushedOut);
  }

  const Timeline& timeline_;
  std::vector<int> places_;
  std::map<std::uint8_t, Waterfall> waterfalls_;
};

ChangeStep step_of(ChangeKind kind, Step step, Currency currency) {
  ChangeStep out{.kind = kind,
                 .deals = static_cast<std::int64_t>(step.deals.size()),
                 .effect = {step.effect, currency},
                 .value = {step.value, currency},
                 .deal_ids = {}};
  auto shown = std::min(step.deals.size(), kChangeDealsMax);
  std::partial_sort(step.deals.begin(), step.deals.begin() + static_cast<std::ptrdiff_t>(shown),
                    step.deals.end(), [](const Touched& a, const Touched& b) {
                      return a.value != b.value ? a.value > b.value : a.deal_id < b.deal_id;
                    });
  for (std::size_t i = 0; i < shown; ++i)
    out.deal_ids.push_back(DealId{step.deals[i].deal_id}.text());
  return out;
}

CurrencyChanges changes_of(Waterfall waterfall, Currency currency) {
  CurrencyChanges changes{.currency = std::string(currency.text()),
                          .opening_deals = waterfall.opening_deals,
                          .opening_value = {waterfall.opening, currency},
                          .closing_deals = waterfall.closing_deals,
                          .closing_value = {waterfall.closing, currency},
                          .steps = {}};
  for (auto& [kind, step] : waterfall.steps)
    changes.steps.push_back(step_of(kind, std::move(step), currency));
  return changes;
}

}  // namespace

Result<ChangesReport> report_changes(store::Reader& reader, const commands::Registry& registry,
                                     Timelines& timelines, const commands::Actor& actor,
                                     Instant now, const GetChanges& query) {
  auto to = std::min(query.to.value_or(now), now);
  if (query.from > to)
    return invalid_field("to", "before_from",
                         "the later moment is before the earlier one; exchange them");
  TRY(selection, select_deals(reader, registry, actor, now, query.where));
  auto order = read_stage_order(reader, actor.workspace_id);
  ChangesReport report{.from = query.from,
                       .to = to,
                       .pipeline = changes_of({}, actor.currency),
                       .other_currencies = {}};
  timelines.look(reader, actor.workspace_id, [&](const Timeline& timeline) {
    selection.place(timeline);
    Comparison comparison(timeline, order);
    for (std::size_t deal = 0; deal < timeline.size(); ++deal)
      if (selection.has(deal))
        comparison.add(deal, timeline.at(deal, to_ms(query.from)), timeline.at(deal, to_ms(to)));
    for (auto& [number, waterfall] : std::move(comparison).take()) {
      auto currency = Currency::parse(timeline.currencies().key(number)).value_or(Currency{});
      auto changes = changes_of(std::move(waterfall), currency);
      if (currency == actor.currency)
        report.pipeline = std::move(changes);
      else
        report.other_currencies.push_back(std::move(changes));
    }
  });
  return report;
}

}  // namespace penstock::analytics
