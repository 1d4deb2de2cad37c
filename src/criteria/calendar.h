#pragma once
// Periods and distances at one moment in one time zone. Weeks begin on Monday.

#include "criteria/ast.h"
#include "criteria/plan.h"

namespace penstock::criteria {

class Calendar {
 public:
  explicit Calendar(const Context& context);

  // Days since 1970 in which the literal lies: a Date or a Period of days or longer.
  Range days(const Literal& literal) const;
  // Milliseconds in which the literal lies: a Date, an Instant or a Period. `last 30 days` ends
  // with now, `next 7 days` begins with it.
  Range instants(const Literal& literal) const;
  Range instants(Period period) const;
  // more than, less than … ago or from now. Requires: an operator from MoreThanAgo on.
  Range days_off(Op op, Duration duration) const;
  Range instants_off(Op op, Duration duration) const;

 private:
  std::int64_t shifted(Unit unit, int count) const;  // the day that is so far from today
  Range days(Period period) const;
  std::int64_t begin(std::int64_t day) const;  // ms

  const Context& context_;
  std::int64_t today_;
  std::int64_t now_;
};

inline constexpr std::int64_t kFirstDay = -719'162;  // 0001-01-01
inline constexpr std::int64_t kLastDay = 2'932'896;  // 9999-12-31

Date date_of(std::int64_t day);

// The milliseconds of hours, days and weeks.
std::int64_t length_ms(Duration duration);

}  // namespace penstock::criteria
