// What every figure of the metrics means, and the criterion that lists the deals behind it.

#include "criteria/grammar.h"
#include "features/analytics/metrics.h"

namespace penstock::analytics {
namespace {

using criteria::Criterion;
using criteria::Literal;
using criteria::Op;

Criterion status_is(std::string_view status) {
  return test_of("status", Op::Eq, {Literal{.value = std::string(status)}});
}

Criterion closed_in(std::string_view status, const Period& period) {
  return all_of({status_is(status), days_between_of("closed_on", period.from, period.to)});
}

Criterion any_of(std::vector<Criterion> parts) {
  Criterion any;
  any.kind = Criterion::Kind::Any;
  any.parts = std::move(parts);
  return any;
}

// Open today, or closed after the last day of the period; opened by then.
Criterion open_at_end(const Period& period) {
  if (!period.to) return status_is("open");
  return all_of(
      {days_between_of("opened_on", {}, period.to),
       any_of({status_is("open"), test_of("closed_on", Op::Gt, {Literal{.value = *period.to}})})});
}

struct Meaning {
  std::string_view metric;
  std::string_view list;  // the metric whose deals these are
  std::string_view says;
};
constexpr std::array kMeanings{
    Meaning{"deals", "deals", "Deals that were opened in the period (opened_on)"},
    Meaning{"won", "won", "Deals that were won in the period (closed_on)"},
    Meaning{"lost", "lost", "Deals that were lost in the period (closed_on)"},
    Meaning{"open", "open",
            "Deals that were opened by the last day of the period and not closed by then"},
    Meaning{"parked", "parked",
            "Deals in the fridge that were opened by the last day of the period"},
    Meaning{"win_rate", "closed", "won ÷ (won + lost); parked and open deals do not count"},
    Meaning{"value_win_rate", "closed",
            "won value ÷ (won value + lost value), in the workspace's currency"},
    Meaning{"won_value", "won", "Sum of the values of won deals, in the workspace's currency"},
    Meaning{"won_value_mean", "won",
            "won value ÷ won, of deals in the workspace's currency, rounded half to even"},
    Meaning{"won_value_median", "won", "The middle value of won deals in the workspace's currency"},
    Meaning{"lost_value", "lost", "Sum of the values of lost deals, in the workspace's currency"},
    Meaning{"open_value", "open",
            "Sum of the values of open deals, in the workspace's currency, unweighted"},
    Meaning{"cycle_days_mean", "won", "Days from opened_on to closed_on of won deals: their mean"},
    Meaning{"cycle_days_median", "won",
            "Days from opened_on to closed_on of won deals: half took at most this"},
    Meaning{"cycle_days_p90", "won",
            "Days from opened_on to closed_on of won deals: nine in ten took at most this (linear "
            "interpolation, type 7)"}};

}  // namespace

Criterion list_behind(std::string_view metric, const Period& period) {
  if (metric == "deals") return days_between_of("opened_on", period.from, period.to);
  if (metric == "won" || metric == "lost") return closed_in(metric, period);
  if (metric == "open") return open_at_end(period);
  if (metric == "parked")
    return all_of({status_is("parked"), days_between_of("opened_on", {}, period.to)});
  PENSTOCK_CHECK(metric == "closed", "a figure has a list behind it");
  return all_of(
      {test_of("status", Op::In,
               {Literal{.value = std::string("won")}, Literal{.value = std::string("lost")}}),
       days_between_of("closed_on", period.from, period.to)});
}

std::vector<Formula> formulas_of(const Period& period, const Criterion& where, Currency currency) {
  std::vector<Formula> formulas;
  for (const auto& meaning : kMeanings) {
    bool of_amounts = meaning.metric.find("value") != std::string_view::npos;
    auto counted = of_amounts ? valued_in(currency) : Criterion{};
    formulas.push_back(
        {.metric = std::string(meaning.metric),
         .text_key = "reports.formula." + std::string(meaning.metric),
         .says = std::string(meaning.says),
         .where = criteria::print(all_of({where, list_behind(meaning.list, period), counted}))});
  }
  return formulas;
}

std::optional<Period> period_before(const Period& period) {
  using namespace std::chrono;
  if (!period.from || !period.to) return {};
  auto from = *period.from, to = *period.to;
  bool whole_months = from.day() == day{1} && to == year_month_day{to.year() / to.month() / last};
  auto end = add_days(from, -1);
  if (!whole_months) return Period{.from = add_days(end, -days_between(from, to)), .to = end};
  auto months = (to.year() / to.month()) - (from.year() / from.month());
  return Period{.from = (end.year() / end.month() - months) / day{1}, .to = end};
}

}  // namespace penstock::analytics
