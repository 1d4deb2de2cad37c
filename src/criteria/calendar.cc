#include "criteria/calendar.h"

namespace penstock::criteria {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::int64_t number_of(sys_days day) { return day.time_since_epoch().count(); }
std::int64_t number_of(Date date) { return number_of(to_days(date)); }
std::int64_t clamp_day(std::int64_t day) { return std::clamp(day, kFirstDay, kLastDay + 1); }

std::int64_t add_months(std::int64_t day, int count) {
  Date moved = date_of(day) + std::chrono::months{count};
  if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
  return number_of(moved);
}

int months_of(Unit unit) { return unit == Unit::Month ? 1 : unit == Unit::Quarter ? 3 : 12; }

// The first day of the week, month, quarter or year that holds the day.
std::int64_t begin_of(Unit unit, std::int64_t day) {
  Date date = date_of(day);
  if (unit == Unit::Week)
    return day - static_cast<std::int64_t>(std::chrono::weekday{to_days(date)}.iso_encoding() - 1);
  unsigned month = static_cast<unsigned>(date.month());
  if (unit == Unit::Quarter) month = (month - 1) / 3 * 3 + 1;
  if (unit == Unit::Year) month = 1;
  return number_of(Date{date.year(), std::chrono::month{month}, std::chrono::day{1}});
}

}  // namespace

Date date_of(std::int64_t day) { return Date{sys_days{days{day}}}; }

std::int64_t length_ms(Duration duration) {
  constexpr std::int64_t kHour = 3'600'000;
  PENSTOCK_CHECK(duration.unit <= Unit::Week, "only hours, days and weeks have a fixed length");
  return duration.count * (duration.unit == Unit::Hour  ? kHour
                           : duration.unit == Unit::Day ? 24 * kHour
                                                        : 168 * kHour);
}

Calendar::Calendar(const Context& context)
    : context_(context),
      today_(number_of(date_in_zone(context.now, context.time_zone))),
      now_(to_ms(context.now)) {}

std::int64_t Calendar::begin(std::int64_t day) const {
  return to_ms(start_of_day_in_zone(date_of(day), context_.time_zone));
}

std::int64_t Calendar::shifted(Unit unit, int count) const {
  if (unit == Unit::Day) return clamp_day(today_ + count);
  if (unit == Unit::Week) return clamp_day(today_ + 7 * count);
  return clamp_day(add_months(today_, months_of(unit) * count));
}

Range Calendar::days(Period period) const {
  auto whole = [&](int off) {
    auto first = begin_of(period.unit, today_);
    auto at = [&](int n) {
      return period.unit == Unit::Week ? first + 7 * n
                                       : add_months(first, months_of(period.unit) * n);
    };
    return Range{at(off), at(off + 1)};
  };
  switch (period.kind) {
    case Period::Kind::Yesterday:
      return {today_ - 1, today_};
    case Period::Kind::Today:
      return {today_, today_ + 1};
    case Period::Kind::Tomorrow:
      return {today_ + 1, today_ + 2};
    case Period::Kind::This:
      return whole(0);
    case Period::Kind::Last:
      return whole(-1);
    case Period::Kind::Next:
      return whole(1);
    case Period::Kind::Past:
      return {clamp_day(shifted(period.unit, -period.count) + 1), today_ + 1};
    case Period::Kind::Coming:
      return {today_, shifted(period.unit, period.count)};
  }
  return {};
}

Range Calendar::days(const Literal& literal) const {
  if (const auto* period = std::get_if<Period>(&literal.value)) return days(*period);
  auto day = number_of(std::get<Date>(literal.value));
  return {day, day + 1};
}

Range Calendar::instants(Period period) const {
  bool past = period.kind == Period::Kind::Past;
  bool coming = period.kind == Period::Kind::Coming;
  if ((past || coming) && period.unit == Unit::Hour) {
    auto length = length_ms({period.count, period.unit});
    return past ? Range{now_ - length, now_ + 1} : Range{now_, now_ + length + 1};
  }
  auto range = days(period);
  return {coming ? now_ : begin(*range.low), past ? now_ + 1 : begin(*range.high)};
}

Range Calendar::instants(const Literal& literal) const {
  if (const auto* period = std::get_if<Period>(&literal.value)) return instants(*period);
  if (const auto* instant = std::get_if<Instant>(&literal.value))
    return {to_ms(*instant), to_ms(*instant) + 1};
  auto range = days(literal);
  return {begin(*range.low), begin(*range.high)};
}

Range Calendar::days_off(Op op, Duration duration) const {
  switch (op) {
    case Op::MoreThanAgo:
      return {{}, shifted(duration.unit, -duration.count)};
    case Op::LessThanAgo:
      return {clamp_day(shifted(duration.unit, -duration.count) + 1), today_ + 1};
    case Op::MoreThanAhead:
      return {clamp_day(shifted(duration.unit, duration.count) + 1), {}};
    default:
      return {today_, shifted(duration.unit, duration.count)};
  }
}

Range Calendar::instants_off(Op op, Duration duration) const {
  if (duration.unit == Unit::Hour) {
    auto length = length_ms(duration);
    switch (op) {
      case Op::MoreThanAgo:
        return {{}, now_ - length};
      case Op::LessThanAgo:
        return {now_ - length + 1, now_ + 1};
      case Op::MoreThanAhead:
        return {now_ + length + 1, {}};
      default:
        return {now_, now_ + length};
    }
  }
  auto range = days_off(op, duration);
  Range made;
  if (range.low) made.low = op == Op::LessThanAhead ? now_ : begin(*range.low);
  if (range.high) made.high = op == Op::LessThanAgo ? now_ + 1 : begin(*range.high);
  return made;
}

}  // namespace penstock::criteria
