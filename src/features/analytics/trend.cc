#include "features/analytics/trend.h"

#include <fmt/format.h>

#include "criteria/grammar.h"
#include "features/analytics/tally.h"

namespace penstock::analytics {
namespace {

using std::chrono::months;
using std::chrono::year_month;

int months_of(TrendBy by) { return by == TrendBy::Month ? 1 : by == TrendBy::Quarter ? 3 : 12; }

// The first month of the part of the year that a day lies in.
year_month part_of(Date day, TrendBy by) {
  auto month = static_cast<int>(static_cast<unsigned>(day.month())) - 1;
  return (day.year() / day.month()) - months{month % months_of(by)};
}

std::string key_of(year_month first, TrendBy by) {
  auto year = static_cast<int>(first.year());
  auto month = static_cast<unsigned>(first.month());
  switch (by) {
    case TrendBy::Month:
      return fmt::format("{:04}-{:02}", year, month);
    case TrendBy::Quarter:
      return fmt::format("{:04}-Q{}", year, (month - 1) / 3 + 1);
    case TrendBy::Year:
      return fmt::format("{:04}", year);
  }
  return {};
}

// One point for each part of the period, those without deals too.
Result<std::vector<TrendPoint>> empty_points(const GetTrend& query, Date today) {
  auto to = query.to.value_or(today);
  auto last = part_of(to, query.by);
  int points_of_a_year = 12 / months_of(query.by);
  auto from = query.from.value_or((last - months{(points_of_a_year - 1) * months_of(query.by)}) /
                                  std::chrono::day{1});
  if (from > to)
    return invalid_field("to", "before_from",
                         "the last day of the period is before its first; exchange them");
  std::vector<TrendPoint> points;
  for (auto first = part_of(from, query.by); first <= last; first += months{months_of(query.by)}) {
    if (points.size() == kTrendPointsMax)
      return invalid_field(
          "from", "too_long",
          fmt::format("a trend has at most {} points; choose a shorter period or longer steps",
                      kTrendPointsMax));
    Date end{(first + months{months_of(query.by) - 1}) / std::chrono::last};
    points.push_back({.key = key_of(first, query.by),
                      .from = std::max(from, Date{first / std::chrono::day{1}}),
                      .to = std::min(to, end),
                      .value = {},
                      .where = {}});
  }
  return points;
}

GroupBy grouping_of(const GetTrend& query) {
  bool opened = query.metric == TrendMetric::Created;
  switch (query.by) {
    case TrendBy::Month:
      return opened ? GroupBy::OpenedMonth : GroupBy::ClosedMonth;
    case TrendBy::Quarter:
      return opened ? GroupBy::OpenedQuarter : GroupBy::ClosedQuarter;
    case TrendBy::Year:
      return opened ? GroupBy::OpenedYear : GroupBy::ClosedYear;
  }
  return GroupBy::Nothing;
}

std::string_view list_of(TrendMetric metric) {
  switch (metric) {
    case TrendMetric::Created:
      return "deals";
    case TrendMetric::Lost:
      return "lost";
    case TrendMetric::Won:
    case TrendMetric::WonValue:
      return "won";
  }
  return "";
}

void fill(TrendPoint& point, const Metrics& metrics, TrendMetric metric) {
  switch (metric) {
    case TrendMetric::Created:
      point.count = metrics.deals;
      return;
    case TrendMetric::Lost:
      point.count = metrics.lost;
      return;
    case TrendMetric::Won:
      point.count = metrics.won;
      point.value = metrics.won_value;
      return;
    case TrendMetric::WonValue:  // the deals that are in the value
      point.count = metrics.won;
      for (const auto& other : metrics.other_currencies) point.count -= other.won;
      point.value = metrics.won_value;
      return;
  }
}

}  // namespace

Result<Trend> report_trend(store::Reader& reader, const commands::Registry& registry,
                           Timelines& timelines, const commands::Actor& actor, Instant now,
                           const GetTrend& query) {
  TRY(points, empty_points(query, date_in_zone(now, actor.time_zone)));
  TRY(selection, select_deals(reader, registry, actor, now, query.where));
  auto where = criteria::parse(query.where.value_or("")).criterion;
  Grouping grouping(grouping_of(query), reader, actor);
  Trend trend{
      .metric = query.metric, .by = query.by, .points = std::move(points), .other_currencies = {}};
  std::unordered_map<std::string, Metrics> found;
  std::vector<std::uint32_t> keys;
  std::vector<Metrics> metrics;
  timelines.look(reader, actor.workspace_id, [&](const Timeline& timeline) {
    selection.place(timeline);
    grouping.place(timeline);
    Scan scan{.timeline = timeline,
              .selection = selection,
              .grouping = grouping,
              .period = {trend.points.front().from, trend.points.back().to},
              .moment = {}};
    if (query.as_of && *query.as_of < now) scan.moment = to_ms(*query.as_of);
    for (auto& group : tally_groups(scan)) {
      keys.push_back(group.key);
      metrics.push_back(metrics_of(std::move(group.tally), actor.currency, timeline.currencies()));
    }
  });
  auto names = name_groups(grouping, keys, reader, actor);
  std::set<std::string> others;
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const auto& other : metrics[i].other_currencies)
      if (other.won > 0) others.insert(other.currency);
    if (names[i].key) found.emplace(*names[i].key, std::move(metrics[i]));
  }
  for (auto& point : trend.points) {
    point.value = query.metric == TrendMetric::WonValue || query.metric == TrendMetric::Won
                      ? std::optional(Money{0, actor.currency})
                      : std::nullopt;
    if (auto it = found.find(point.key); it != found.end()) fill(point, it->second, query.metric);
    auto counted =
        query.metric == TrendMetric::WonValue ? valued_in(actor.currency) : criteria::Criterion{};
    point.where = criteria::print(
        all_of({where, list_behind(list_of(query.metric), {point.from, point.to}), counted}));
  }
  trend.other_currencies.assign(others.begin(), others.end());
  return trend;
}

}  // namespace penstock::analytics
