#pragma once
// GET /reports/metrics: counts, rates, values and cycles of deals (§9.1), as a whole, by groups,
// and of the period before.
//
// Two kinds of time. The period (from, to: civil days, both included) asks what belongs to it by
// the deals' own days: deals opened in it, deals closed in it, deals still open on its last day.
// as_of asks what was known at a moment: status, stage, owner, value, days as they were then.

#include "features/analytics/grouping.h"
#include "features/analytics/selection.h"
#include "features/analytics/timelines.h"

namespace penstock::analytics {

inline constexpr std::size_t kGroupsMax = 1'000;  // of one answer

struct GetMetrics {
  std::optional<std::string> group_by;
  std::optional<std::string> where;
  std::optional<Date> from;
  std::optional<Date> to;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(GetMetrics, (), (group_by, where, from, to, as_of))
constexpr auto field_notes(const GetMetrics*) {
  return std::array{
      FieldNote{.name = "group_by",
                .says =
                    "owner, team, product, pipeline, stage, company, company.industry, "
                    "company.country, company.size, source_channel, lost_reason, status, month, "
                    "quarter or year (of closing), opened_month, opened_quarter, opened_year",
                .text_max = 40},
      FieldNote{
          .name = "where", .says = "A criterion over deals as they are now", .text_max = 8192},
      FieldNote{.name = "from", .says = "First day of the period"},
      FieldNote{.name = "to", .says = "Last day of the period"},
      FieldNote{.name = "as_of", .says = "The report as it would have been at this moment"}};
}

// Deals whose value is in another currency than the workspace's: never added to the main figures.
struct OtherCurrency {
  std::string currency;
  std::int64_t won = 0;
  std::int64_t open = 0;
  Money won_value;
  Money lost_value;
  Money open_value;
  std::optional<Money> won_value_mean;
  std::optional<Money> won_value_median;
};
BOOST_DESCRIBE_STRUCT(OtherCurrency, (),
                      (currency, won, open, won_value, lost_value, open_value, won_value_mean,
                       won_value_median))

// Values are in the currency of the workspace. Rates are numbers of one with six digits.
struct Metrics {
  std::int64_t deals = 0;
  std::int64_t won = 0;
  std::int64_t lost = 0;
  std::int64_t open = 0;
  std::int64_t parked = 0;
  std::optional<RawNumber> win_rate;        // won ÷ (won + lost)
  std::optional<RawNumber> value_win_rate;  // won_value ÷ (won_value + lost_value)
  Money won_value;
  std::optional<Money> won_value_mean;
  std::optional<Money> won_value_median;
  Money lost_value;
  Money open_value;
  std::optional<double> cycle_days_mean;  // opened_on to closed_on of won deals
  std::optional<double> cycle_days_median;
  std::optional<double> cycle_days_p90;
  std::vector<OtherCurrency> other_currencies;
};
BOOST_DESCRIBE_STRUCT(Metrics, (),
                      (deals, won, lost, open, parked, win_rate, value_win_rate, won_value,
                       won_value_mean, won_value_median, lost_value, open_value, cycle_days_mean,
                       cycle_days_median, cycle_days_p90, other_currencies))

struct MetricsGroup : Metrics {
  std::optional<std::string> key;  // nothing: deals without it
  std::optional<std::string> label;
  std::string where;   // opens the list of `deals`
  std::string within;  // the group without the period: add a metric's own `where` for its list
};
BOOST_DESCRIBE_STRUCT(MetricsGroup, (Metrics), (key, label, where, within))

// What a figure means: a key of the page's catalogue, the sentence itself, and the criterion of the
// deals behind it.
struct Formula {
  std::string metric;
  std::string text_key;
  std::string says;
  std::string where;
};
BOOST_DESCRIBE_STRUCT(Formula, (), (metric, text_key, says, where))

struct MetricsReport {
  std::optional<std::string> group_by;
  std::optional<Date> from;
  std::optional<Date> to;
  Instant as_of{};
  Metrics total;
  std::vector<MetricsGroup> groups;
  std::int64_t more_groups = 0;  // left out beyond kGroupsMax, the smallest
  std::optional<Metrics> previous;
  std::optional<Date> previous_from;
  std::optional<Date> previous_to;
  std::vector<Formula> formulas;
};
BOOST_DESCRIBE_STRUCT(MetricsReport, (),
                      (group_by, from, to, as_of, total, groups, more_groups, previous,
                       previous_from, previous_to, formulas))

struct Period {
  std::optional<Date> from;
  std::optional<Date> to;
};

// The period before: as many whole months where it is whole months, else as many days. Nothing
// unless both ends are given.
std::optional<Period> period_before(const Period& period);

// Sentences and lists behind the figures of a period, with the report's own criterion in each. The
// list of an amount has the deals in the workspace's currency, which alone are in the amount.
std::vector<Formula> formulas_of(const Period& period, const criteria::Criterion& where,
                                 Currency currency);
// The deals that a period's figures of this name count; All without parts where all are.
criteria::Criterion list_behind(std::string_view metric, const Period& period);

// Errors: InvalidField for an unknown group, from after to, a bad criterion.
Result<MetricsReport> report_metrics(store::Reader& reader, const commands::Registry& registry,
                                     Timelines& timelines, const commands::Actor& actor,
                                     Instant now, const GetMetrics& query);

}  // namespace penstock::analytics
