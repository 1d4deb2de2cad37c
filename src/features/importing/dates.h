#pragma once
// Dates and times as exports and people write them.

#include <chrono>
#include <optional>
#include <string_view>

#include "base/time.h"

namespace penstock::importing {

// The order of purely numeric dates that begin with the day or the month. Dates that begin with
// the year, name the month, or are RFC 3339 need no order.
enum class DateOrder { DayMonth, MonthDay };

struct DateText {
  Date date;
  std::optional<std::chrono::milliseconds> time;  // since midnight, where the text has a time
  std::optional<std::chrono::minutes> offset;     // east of UTC, where the text has a zone
  bool operator==(const DateText&) const = default;
};

// "2021-01-07 6:49:18", "2006-06-15T20:47:07.000Z", "31.12.2024", "12/31/24", "15 Apr, 2021
// 00:02:00", "Apr 15, 2021", "5 stycznia 2024 r.", "5 мая 2024 г.", "5 Ocak 2024" (months of en pl
// ru ro tr), "20240131", spreadsheet serials "45631" and "45631.5" (1900 system), milliseconds
// since 1970. Nothing if it is not a day that exists. Years 1 to 9999; two digits mean 1970 to
// 2069.
std::optional<DateText> parse_date_text(std::string_view text, DateOrder order);

// Whether the day stands for "never" (9999-12-31, 0000-00-00, 1900-01-00 and the like).
bool is_no_date(std::string_view text);

// The instant; a text without a zone is taken as local time of `zone` (IANA).
Instant to_instant(const DateText& text, std::string_view zone);
// The civil day in `zone`; a text without time or zone is that day everywhere.
Date to_date(const DateText& text, std::string_view zone);

// Which order `text` proves: nothing when both or neither read it the same way.
std::optional<DateOrder> proves_date_order(std::string_view text);

// Whether `text` is a date by itself: not merely a number that could be a serial.
bool is_date_like(std::string_view text);

}  // namespace penstock::importing
