#pragma once
// GET /reports/trend: one figure over time, a point for each month, quarter or year.

#include "features/analytics/metrics.h"

namespace penstock::analytics {

inline constexpr int kTrendPointsMax = 600;

enum class TrendMetric { WonValue, Created, Won, Lost };
BOOST_DESCRIBE_ENUM(TrendMetric, WonValue, Created, Won, Lost)
enum class TrendBy { Month, Quarter, Year };
BOOST_DESCRIBE_ENUM(TrendBy, Month, Quarter, Year)

struct GetTrend {
  TrendMetric metric = TrendMetric::WonValue;
  TrendBy by = TrendBy::Month;
  std::optional<std::string> where;
  std::optional<Date> from;  // absent: a year's worth of points, the current one included
  std::optional<Date> to;    // absent: today
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(GetTrend, (), (metric, by, where, from, to, as_of))
constexpr auto field_notes(const GetTrend*) {
  return std::array{
      FieldNote{.name = "metric", .says = "won_value, won and lost by closing, created by opening"},
      FieldNote{
          .name = "where", .says = "A criterion over deals as they are now", .text_max = 8192}};
}

struct TrendPoint {
  std::string key;  // "2026-11", "2026-Q4", "2026"
  Date from{};      // inside the days asked for
  Date to{};
  std::int64_t count = 0;      // deals behind it
  std::optional<Money> value;  // of won_value and won, in the workspace's currency
  std::string where;
};
BOOST_DESCRIBE_STRUCT(TrendPoint, (), (key, from, to, count, value, where))

struct Trend {
  TrendMetric metric{};
  TrendBy by{};
  std::vector<TrendPoint> points;
  std::vector<std::string> other_currencies;  // that are not in the values
};
BOOST_DESCRIBE_STRUCT(Trend, (), (metric, by, points, other_currencies))

Result<Trend> report_trend(store::Reader& reader, const commands::Registry& registry,
                           Timelines& timelines, const commands::Actor& actor, Instant now,
                           const GetTrend& query);

}  // namespace penstock::analytics
