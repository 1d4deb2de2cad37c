#include "base/time.h"

#include <date/tz.h>
#include <fmt/format.h>

namespace penstock {
namespace {

// Reads exactly `count` digits at the front of `text`; -1 if they are not there.
int take_digits(std::string_view& text, int count) {
  if (text.size() < static_cast<std::size_t>(count)) return -1;
  int value = 0;
  for (int i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_date(std::string_view& text) {
  int year = take_digits(text, 4);
  if (year < 1 || !take(text, '-')) return {};
  int month = take_digits(text, 2);
  if (month < 1 || !take(text, '-')) return {};
  int day = take_digits(text, 2);
  if (day < 1) return {};
  Date date{std::chrono::year{year}, std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok()) return {};
  return date;
}

std::optional<int> take_offset_minutes(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) return 0;
  int sign = 0;
  if (take(text, '+'))
    sign = 1;
  else if (take(text, '-'))
    sign = -1;
  if (sign == 0) return {};
  int hours = take_digits(text, 2);
  take(text, ':');
  int minutes = take_digits(text, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return {};
  return sign * (hours * 60 + minutes);
}

const date::time_zone* find_zone(std::string_view zone) {
  try {
    return date::locate_zone(std::string(zone));
  } catch (const std::exception&) {
    return nullptr;
  }
}

}  // namespace

namespace {

// Puts the last `width` digits of a number at `at`. Formatting by hand: a page of a list writes
// hundreds of instants, and a general formatter took a tenth of its time.
void put_digits(char* at, int width, std::int64_t number) {
  for (int i = width - 1; i >= 0; --i, number /= 10) at[i] = static_cast<char>('0' + number % 10);
}

}  // namespace

void append_text(std::string& out, Date date) {
  auto year = static_cast<int>(date.year());
  auto month = static_cast<unsigned>(date.month());
  auto day = static_cast<unsigned>(date.day());
  if (year < 0 || year > 9999) {
    out += fmt::format("{:04}-{:02}-{:02}", year, month, day);
    return;
  }
  char text[] = "0000-00-00";
  put_digits(text, 4, year);
  put_digits(text + 5, 2, month);
  put_digits(text + 8, 2, day);
  out += text;
}

void append_text(std::string& out, Instant instant) {
  auto day = std::chrono::floor<std::chrono::days>(instant);
  std::chrono::hh_mm_ss time{instant - day};
  append_text(out, Date{day});
  char text[] = "T00:00:00.000Z";
  put_digits(text + 1, 2, time.hours().count());
  put_digits(text + 4, 2, time.minutes().count());
  put_digits(text + 7, 2, time.seconds().count());
  put_digits(text + 10, 3, time.subseconds().count());
  out += text;
}

std::string to_text(Date date) {
  std::string text;
  append_text(text, date);
  return text;
}

std::string to_text(Instant instant) {
  std::string text;
  append_text(text, instant);
  return text;
}

std::optional<Date> parse_date(std::string_view text) {
  auto date = take_date(text);
  if (!text.empty()) return {};
  return date;
}

std::optional<Instant> parse_instant(std::string_view text) {
  auto date = take_date(text);
  if (!date || !(take(text, 'T') || take(text, 't') || take(text, ' '))) return {};
  int hour = take_digits(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return {};
  int minute = take_digits(text, 2);
  if (minute < 0 || minute > 59) return {};
  int second = 0;
  int ms = 0;
  if (take(text, ':')) {
    second = take_digits(text, 2);
    if (second < 0 || second > 60) return {};
    if (take(text, '.')) {
      int digits = 0;
      for (; !text.empty() && text.front() >= '0' && text.front() <= '9';
           text.remove_prefix(1), ++digits)
        if (digits < 3) ms = ms * 10 + (text.front() - '0');
      if (digits == 0) return {};
      for (; digits < 3; ++digits) ms *= 10;
    }
  }
  auto offset = take_offset_minutes(text);
  if (!offset || !text.empty()) return {};
  return start_of(*date) + std::chrono::hours{hour} + std::chrono::minutes{minute - *offset} +
         std::chrono::seconds{second} + std::chrono::milliseconds{ms};
}

bool is_time_zone(std::string_view zone) { return find_zone(zone) != nullptr; }

Date date_in_zone(Instant instant, std::string_view zone) {
  const auto* tz = find_zone(zone);
  if (tz == nullptr) return utc_date(instant);
  auto local = tz->to_local(instant);
  return Date{std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::milliseconds>{local.time_since_epoch()})};
}

Instant start_of_day_in_zone(Date date, std::string_view zone) {
  const auto* tz = find_zone(zone);
  if (tz == nullptr) return start_of(date);
  date::local_time<std::chrono::milliseconds> local{to_days(date).time_since_epoch()};
  return tz->to_sys(local, date::choose::earliest);
}

}  // namespace penstock
