#pragma once
// Counting deals of a period: one pass over the newest states, or over those of a past moment.

#include "features/analytics/metrics.h"

namespace penstock::analytics {

// What was counted in one currency. Minor units.
struct Amounts {
  std::uint8_t currency = 0;  // the timeline's number
  std::int64_t lost = 0;
  std::int64_t open = 0;
  std::int64_t open_deals = 0;
  std::vector<std::int64_t> won;  // each
};

struct Tally {
  std::int64_t deals = 0;
  std::int64_t won = 0;
  std::int64_t lost = 0;
  std::int64_t open = 0;
  std::int64_t parked = 0;
  std::vector<Amounts> amounts;
  std::vector<double> cycles;  // days, of won deals
  bool is_empty() const { return deals + won + lost + open + parked == 0; }
  Amounts& in(std::uint8_t currency);
  void add(const Tally& other);
};

struct Scan {
  const Timeline& timeline;
  const Selection& selection;
  const Grouping& grouping;
  Period period;
  std::optional<std::int64_t> moment;  // ms UTC; the newest states when absent
};

struct Group {
  std::uint32_t key = 0;
  Tally tally;
};

// Groups with something in them, in the order of their keys.
std::vector<Group> tally_groups(const Scan& scan);

// `currencies`: by the timeline's numbers. Takes the tally because medians reorder.
Metrics metrics_of(Tally tally, Currency main, const Dictionary<std::string>& currencies);

}  // namespace penstock::analytics
