#pragma once
// Instants, civil dates and the clock. An instant is milliseconds UTC (SQL: BIGINT, `_at`); a date
// is a civil day without a zone (SQL: ISO text, `_on`). Rules receive `now`; only app/ owns a
// clock.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace penstock {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Date = std::chrono::year_month_day;

inline Instant instant_from_ms(std::int64_t ms) { return Instant{std::chrono::milliseconds{ms}}; }
inline std::int64_t to_ms(Instant instant) { return instant.time_since_epoch().count(); }

// "2026-11-22T10:00:00.000Z".
std::string to_text(Instant instant);
// "2026-11-22". Requires: years 0 to 9999.
std::string to_text(Date date);
void append_text(std::string& out, Instant instant);
void append_text(std::string& out, Date date);
// RFC 3339, any offset, `T` or a blank, seconds and fraction optional; nothing if it is not that.
std::optional<Instant> parse_instant(std::string_view text);
// ISO 8601 `YYYY-MM-DD` of a day that exists, years 1 to 9999; nothing if it is not that.
std::optional<Date> parse_date(std::string_view text);

inline std::chrono::sys_days to_days(Date date) { return std::chrono::sys_days{date}; }
// Whole days from `from` to `to`; negative when `to` is earlier.
inline int days_between(Date from, Date to) {
  return static_cast<int>((to_days(to) - to_days(from)).count());
}
inline Date add_days(Date date, int days) { return Date{to_days(date) + std::chrono::days{days}}; }
// Midnight UTC of the day.
inline Instant start_of(Date date) { return Instant{to_days(date)}; }
// The civil day of an instant in UTC.
inline Date utc_date(Instant instant) {
  return Date{std::chrono::floor<std::chrono::days>(instant)};
}
// The civil day of an instant in an IANA zone; UTC when the zone is unknown.
Date date_in_zone(Instant instant, std::string_view zone);
// The instant at which a civil day begins in an IANA zone (the first one that exists).
Instant start_of_day_in_zone(Date date, std::string_view zone);
bool is_time_zone(std::string_view zone);

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now());
  }
};

// A clock for tests: stands still until told to move.
class FakeClock final : public Clock {
 public:
  explicit FakeClock(Instant now) : now_(now) {}
  Instant now() const override { return now_; }
  void advance(std::chrono::milliseconds by) { now_ += by; }
  void set(Instant now) { now_ = now; }

 private:
  Instant now_;
};

}  // namespace penstock
