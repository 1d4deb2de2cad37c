// Tested by metrics_test.cc against sums made with SQL and by hand.

#include "features/analytics/tally.h"

#include "features/analytics/statistics.h"

namespace penstock::analytics {
namespace {

struct Days {
  Day from = kNoDay;
  Day to = INT32_MAX;
  bool holds(Day day) const { return day >= from && day <= to; }
};

// A deal without a day lies in no period, but counts where none is asked for.
Days days_of(const Period& period) {
  Days days;
  if (period.from || period.to) days.from = kNoDay + 1;
  if (period.from) days.from = day_of(*period.from);
  if (period.to) days.to = day_of(*period.to);
  return days;
}

void count_closed(Tally& tally, const State& state, Day opened_on) {
  auto& amounts = tally.in(state.currency);
  if (state.status == Status::Lost) {
    ++tally.lost;
    amounts.lost = add(amounts.lost, state.minor);
    return;
  }
  ++tally.won;
  amounts.won.push_back(state.minor);
  if (opened_on != kNoDay && state.closed_on != kNoDay)
    tally.cycles.push_back(state.closed_on - opened_on);
}

// The meaning of every figure stands in list_behind (formulas.cc); the two must agree.
void count(Tally& tally, const State& state, Day opened_on, const Days& days) {
  tally.deals += days.holds(opened_on);
  bool was_closed = state.is_closed() && state.closed_on <= days.to;
  if (was_closed && days.holds(state.closed_on)) count_closed(tally, state, opened_on);
  if (was_closed || opened_on > days.to) return;
  if (state.status == Status::Parked) {
    ++tally.parked;
    return;
  }
  ++tally.open;
  auto& amounts = tally.in(state.currency);
  ++amounts.open_deals;
  amounts.open = add(amounts.open, state.minor);
}

Money sum_of(const std::vector<std::int64_t>& values, Currency currency) {
  Money sum{0, currency};
  for (auto value : values) sum.minor = add(sum.minor, value);
  return sum;
}

struct WonValues {
  Money sum;
  std::optional<Money> mean;
  std::optional<Money> median;
};

WonValues won_values(std::vector<std::int64_t>& values, Currency currency) {
  WonValues won{.sum = sum_of(values, currency), .mean = {}, .median = {}};
  if (values.empty()) return won;
  auto count = static_cast<std::int64_t>(values.size());
  won.mean = Money{scale(won.sum.minor, 1, count, Round::HalfEven), currency};
  won.median = Money{median_minor(values), currency};
  return won;
}

std::optional<RawNumber> rate(std::int64_t part, std::int64_t other) {
  // A rate of negative amounts says nothing.
  if (part < 0 || other < 0) return {};
  auto text = fraction(part, add(part, other));
  if (!text) return {};
  return RawNumber{std::move(*text)};
}

}  // namespace

Amounts& Tally::in(std::uint8_t currency) {
  for (auto& known : amounts)
    if (known.currency == currency) return known;
  return amounts.emplace_back(Amounts{.currency = currency, .won = {}});
}

void Tally::add(const Tally& other) {
  deals += other.deals;
  won += other.won;
  lost += other.lost;
  open += other.open;
  parked += other.parked;
  cycles.insert(cycles.end(), other.cycles.begin(), other.cycles.end());
  for (const auto& theirs : other.amounts) {
    auto& ours = in(theirs.currency);
    ours.lost = analytics::add(ours.lost, theirs.lost);
    ours.open = analytics::add(ours.open, theirs.open);
    ours.open_deals += theirs.open_deals;
    ours.won.insert(ours.won.end(), theirs.won.begin(), theirs.won.end());
  }
}

std::vector<Group> tally_groups(const Scan& scan) {
  const auto& timeline = scan.timeline;
  auto days = days_of(scan.period);
  std::vector<std::uint32_t> place(scan.grouping.keys_end(), 0);  // by key: index + 1
  std::vector<Group> groups;
  for (std::size_t deal = 0; deal < timeline.size(); ++deal) {
    if (!scan.selection.has(deal)) continue;
    const auto* state = scan.moment ? timeline.at(deal, *scan.moment) : &timeline.now(deal);
    if (state == nullptr || state->status == Status::Deleted) continue;
    auto key = scan.grouping.key(timeline, deal, *state);
    auto& index = place[key];
    if (index == 0) {
      groups.push_back({.key = key, .tally = {}});
      index = static_cast<std::uint32_t>(groups.size());
    }
    count(groups[index - 1].tally, *state, timeline.opened_on(deal), days);
  }
  std::erase_if(groups, [](const Group& group) { return group.tally.is_empty(); });
  std::sort(groups.begin(), groups.end(),
            [](const Group& a, const Group& b) { return a.key < b.key; });
  return groups;
}

Metrics metrics_of(Tally tally, Currency main, const Dictionary<std::string>& currencies) {
  Metrics metrics{.deals = tally.deals,
                  .won = tally.won,
                  .lost = tally.lost,
                  .open = tally.open,
                  .parked = tally.parked,
                  .won_value = {0, main},
                  .lost_value = {0, main},
                  .open_value = {0, main}};
  metrics.win_rate = rate(tally.won, tally.lost);
  for (auto& amounts : tally.amounts) {
    auto currency = Currency::parse(currencies.key(amounts.currency)).value_or(Currency{});
    auto deals_won = static_cast<std::int64_t>(amounts.won.size());
    auto won = won_values(amounts.won, currency);
    if (currency == main) {
      metrics.won_value = won.sum;
      metrics.won_value_mean = won.mean;
      metrics.won_value_median = won.median;
      metrics.lost_value.minor = amounts.lost;
      metrics.open_value.minor = amounts.open;
      metrics.value_win_rate = rate(won.sum.minor, amounts.lost);
      continue;
    }
    metrics.other_currencies.push_back({.currency = std::string(currency.text()),
                                        .won = deals_won,
                                        .open = amounts.open_deals,
                                        .won_value = won.sum,
                                        .lost_value = {amounts.lost, currency},
                                        .open_value = {amounts.open, currency},
                                        .won_value_mean = won.mean,
                                        .won_value_median = won.median});
  }
  std::sort(metrics.other_currencies.begin(), metrics.other_currencies.end(),
            [](const auto& a, const auto& b) { return a.currency < b.currency; });
  if (!tally.cycles.empty()) {
    metrics.cycle_days_mean = round_six(mean(tally.cycles));
    metrics.cycle_days_median = round_six(quantile(tally.cycles, 0.5));
    metrics.cycle_days_p90 = round_six(quantile(tally.cycles, 0.9));
  }
  return metrics;
}

}  // namespace penstock::analytics
