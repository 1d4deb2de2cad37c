// Tested by dates_test.cc.

#include "features/importing/dates.h"

#include <date/tz.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/money.h"
#include "base/text.h"

namespace penstock::importing {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

// The beginnings of month names, folded, that tell months apart: en, pl, ru, ro, tr in this order.
constexpr std::string_view kMonths[12] = {
    "jan sty янв ian oca", "feb lut фев feb sub",     "mar mar мар mar mar",
    "apr kwi апр apr nis", "may maj маи мая mai may", "jun cze июн iun haz",
    "jul lip июл iul tem", "aug sie авг aug agu",     "sep wrz сен sep eyl",
    "oct paz окт oct eki", "nov lis ноя noi nov kas", "dec gru дек dec ara"};

struct Token {
  enum class Kind { Number, Word, Sign } kind;
  std::string_view text;
  int number = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Numbers, words and single signs; blanks are dropped. Nothing for numbers beyond nine digits.
std::optional<std::vector<Token>> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t from = i;
    if (is_digit(text[i])) {
      int number = 0;
      for (; i < text.size() && is_digit(text[i]); ++i) {
        if (i - from == 9) return {};
        number = number * 10 + (text[i] - '0');
      }
      tokens.push_back({Token::Kind::Number, text.substr(from, i - from), number});
    } else if (static_cast<unsigned char>(text[i]) >= 0x80 || (text[i] >= 'a' && text[i] <= 'z')) {
      while (i < text.size() &&
             (static_cast<unsigned char>(text[i]) >= 0x80 || (text[i] >= 'a' && text[i] <= 'z')))
        ++i;
      tokens.push_back({Token::Kind::Word, text.substr(from, i - from)});
    } else {
      if (text[i] != ' ') tokens.push_back({Token::Kind::Sign, text.substr(i, 1)});
      ++i;
    }
    if (tokens.size() > 20) return {};
  }
  return tokens;
}

int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  for (int month = 0; month < 12; ++month) {
    std::string_view names = kMonths[month];
    while (!names.empty()) {
      auto name = names.substr(0, names.find(' '));
      names.remove_prefix(std::min(names.size(), name.size() + 1));
      if (word.starts_with(name)) return month + 1;
    }
  }
  return 0;
}

std::optional<Date> day_of(int year, int month, int day) {
  Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
            std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1 || year > 9999 || month < 1 || day < 1 || day > 31 || !date.ok()) return {};
  return date;
}

int full_year(const Token& token) {
  if (token.text.size() != 2) return token.text.size() == 4 ? token.number : 0;
  return token.number + (token.number < 70 ? 2000 : 1900);
}

// Walks over the tokens. Every take_… leaves the place alone when it finds nothing.
struct Walk {
  const std::vector<Token>& tokens;
  std::size_t at = 0;

  const Token* peek(std::size_t ahead = 0) const {
    return at + ahead < tokens.size() ? &tokens[at + ahead] : nullptr;
  }
  bool is_number(std::size_t ahead = 0) const {
    return peek(ahead) && peek(ahead)->kind == Token::Kind::Number;
  }
  bool is_sign(char c, std::size_t ahead = 0) const {
    return peek(ahead) && peek(ahead)->kind == Token::Kind::Sign && peek(ahead)->text[0] == c;
  }
  bool is_word(std::string_view word) const {
    return peek() && peek()->kind == Token::Kind::Word && peek()->text == word;
  }
  bool take_sign(char c) { return is_sign(c) ? ++at, true : false; }
  bool take_word(std::string_view word) { return is_word(word) ? ++at, true : false; }
};

// 2021-1-7, 2021/01/07, 31.12.2024, 12/31/24.
std::optional<Date> take_numeric_date(Walk& walk, DateOrder order) {
  if (!walk.is_number() || !walk.is_number(2) || !walk.is_number(4)) return {};
  char separator = 0;
  for (char c : {'-', '/', '.'})
    if (walk.is_sign(c, 1) && walk.is_sign(c, 3)) separator = c;
  if (separator == 0) return {};
  const Token& a = *walk.peek(0);
  const Token& b = *walk.peek(2);
  const Token& c = *walk.peek(4);
  walk.at += 5;
  if (a.text.size() == 4) return day_of(a.number, b.number, c.number);
  if (a.text.size() > 2 || b.text.size() > 2) return {};
  int year = full_year(c);
  // Nobody writes month.day.year with points.
  if (order == DateOrder::DayMonth || separator == '.') return day_of(year, b.number, a.number);
  return day_of(year, a.number, b.number);
}

// "15 Apr, 2021", "Apr 15, 2021", "15-Apr-21", "5 stycznia 2024 r.".
std::optional<Date> take_named_date(Walk& walk) {
  int month = 0;
  const Token* numbers[2] = {};
  std::size_t found = 0;
  while (walk.peek() && (month == 0 || found < 2)) {
    const Token& token = *walk.peek();
    if (token.kind == Token::Kind::Number && found < 2)
      numbers[found++] = &token;
    else if (token.kind == Token::Kind::Word && month == 0 && month_of(token.text) > 0)
      month = month_of(token.text);
    else if (token.kind == Token::Kind::Word && token.text != "st" && token.text != "nd" &&
             token.text != "rd" && token.text != "th" && token.text != "de")
      return {};
    else if (token.kind == Token::Kind::Sign && token.text[0] == ':')
      return {};
    ++walk.at;
  }
  if (month == 0 || found < 2) return {};
  for (auto mark : {"r", "г", "года", "yil"})
    if (walk.take_word(mark)) walk.take_sign('.');
  bool year_first = numbers[0]->text.size() == 4;
  return day_of(full_year(*numbers[year_first ? 0 : 1]), month,
                numbers[year_first ? 1 : 0]->number);
}

// 6:49, 06:49:18.042, 6:49 pm. Nothing taken when there is no time; false when it is broken.
bool take_time(Walk& walk, std::optional<milliseconds>& time) {
  walk.take_sign(',');
  walk.take_word("t");
  walk.take_word("at");
  if (!walk.is_number() || !walk.is_sign(':', 1)) return true;
  int hour = walk.peek()->number;
  walk.at += 2;
  if (!walk.is_number()) return false;
  int minute = walk.peek()->number;
  int second = 0;
  int ms = 0;
  ++walk.at;
  if (walk.take_sign(':')) {
    if (!walk.is_number()) return false;
    second = walk.peek()->number;
    ++walk.at;
    if ((walk.is_sign('.') || walk.is_sign(',')) && walk.is_number(1)) {
      auto digits = std::string(walk.peek(1)->text) + "00";
      ms = std::stoi(digits.substr(0, 3));
      walk.at += 2;
    }
  }
  bool pm = walk.take_word("pm");
  bool am = !pm && walk.take_word("am");
  if ((am || pm) && (hour < 1 || hour > 12)) return false;
  if (am || pm) hour = hour % 12 + (pm ? 12 : 0);
  if (hour > 23 || minute > 59 || second > 60) return false;
  time =
      std::chrono::hours{hour} + minutes{minute} + std::chrono::seconds{second} + milliseconds{ms};
  return true;
}

// Z, UTC, GMT, +02:00, -0300, and both in a row as one exporter writes ("Z-0300").
bool take_offset(Walk& walk, std::optional<minutes>& offset) {
  for (auto word : {"z", "utc", "gmt"})
    if (walk.take_word(word)) offset = minutes{0};
  bool east = walk.is_sign('+');
  if (!east && !walk.is_sign('-')) return true;
  ++walk.at;
  if (!walk.is_number()) return false;
  int number = walk.peek()->number;
  bool packed = walk.peek()->text.size() == 4;
  ++walk.at;
  int mins = packed ? number % 100 : 0;
  int hours = packed ? number / 100 : number;
  if (!packed && walk.take_sign(':')) {
    if (!walk.is_number()) return false;
    mins = walk.peek()->number;
    ++walk.at;
  }
  if (hours > 15 || mins > 59) return false;
  offset = minutes{(east ? 1 : -1) * (hours * 60 + mins)};
  return true;
}

// 20240131, spreadsheet serials (days since 1899-12-30) and milliseconds since 1970.
std::optional<DateText> from_number(std::string_view text) {
  auto dot = text.find('.');
  auto whole = text.substr(0, dot);
  auto decimals = dot == text.npos ? std::string_view{} : text.substr(dot + 1);
  std::int64_t number = 0;
  for (char c : whole) {
    if (!is_digit(c)) return {};
    number = number * 10 + (c - '0');
  }
  for (char c : decimals)
    if (!is_digit(c)) return {};
  if (whole.size() == 13 && decimals.empty()) {
    auto instant = instant_from_ms(number);
    auto date = utc_date(instant);
    return DateText{date, instant - start_of(date), minutes{0}};
  }
  if (whole.size() == 8 && decimals.empty()) {
    auto n = static_cast<int>(number);
    if (auto date = day_of(n / 10000, n / 100 % 100, n % 100)) return DateText{*date, {}, {}};
    return {};
  }
  if (whole.size() != 5 || number < 10'000 || number > 80'000 || decimals.size() > 12) return {};
  DateText result{
      add_days(Date{std::chrono::year{1899} / 12 / 30}, static_cast<int>(number)), {}, {}};
  if (decimals.find_first_not_of('0') == decimals.npos) return result;
  std::int64_t part = 0, unit = 1;
  for (char c : decimals) part = part * 10 + (c - '0'), unit *= 10;
  // Spreadsheets keep times as binary fractions of a day; they mean whole seconds.
  auto seconds = scale(86'400, part, unit, Round::HalfEven);
  result.time = std::chrono::seconds{std::min<std::int64_t>(seconds, 86'399)};
  return result;
}

bool all_number(std::string_view text) {
  for (char c : text)
    if (!is_digit(c) && c != '.') return false;
  return std::count(text.begin(), text.end(), '.') <= 1;
}

}  // namespace

std::optional<DateText> parse_date_text(std::string_view raw, DateOrder order) {
  raw = trim(raw);
  if (raw.size() < 5 || raw.size() > 60) return {};
  if (all_number(raw)) return from_number(raw);
  auto text = fold(raw);
  auto tokens = tokens_of(text);
  if (!tokens || tokens->empty()) return {};
  Walk walk{*tokens};
  auto date = take_numeric_date(walk, order);
  if (!date && walk.at == 0) date = take_named_date(walk);
  if (!date) return {};
  DateText result{*date, {}, {}};
  // "2024-01-05 r." and the like carry nothing more than the date.
  for (auto mark : {"r", "г"})
    if (walk.take_word(mark)) walk.take_sign('.');
  if (!take_time(walk, result.time)) return {};
  if (result.time && !take_offset(walk, result.offset)) return {};
  if (walk.peek() != nullptr) return {};
  return result;
}

bool is_no_date(std::string_view text) {
  text = trim(text);
  for (std::string_view never : {"9999-12-31", "0000-00-00", "1900-01-00", "0001-01-01"})
    if (text.starts_with(never)) return true;
  return text == "31.12.9999" || text == "12/31/9999" || text == "31/12/9999" || text == "-";
}

Instant to_instant(const DateText& text, std::string_view zone) {
  auto utc = start_of(text.date) + text.time.value_or(milliseconds{0});
  if (text.offset) return utc - *text.offset;
  if (!text.time) return start_of_day_in_zone(text.date, zone);
  if (zone.empty() || !is_time_zone(zone)) return utc;
  ::date::local_time<milliseconds> local{utc.time_since_epoch()};
  auto found = ::date::locate_zone(std::string(zone))->to_sys(local, ::date::choose::earliest);
  return Instant{found.time_since_epoch()};
}

Date to_date(const DateText& text, std::string_view zone) {
  if (!text.offset || !text.time) return text.date;
  // Midnight UTC is how exporters write a bare date; moving it to another day would be wrong.
  if (*text.time == milliseconds{0} && *text.offset == minutes{0}) return text.date;
  return date_in_zone(to_instant(text, zone), zone);
}

std::optional<DateOrder> proves_date_order(std::string_view text) {
  if (!is_date_like(text)) return {};
  auto day_first = parse_date_text(text, DateOrder::DayMonth);
  auto month_first = parse_date_text(text, DateOrder::MonthDay);
  if (day_first && !month_first) return DateOrder::DayMonth;
  if (month_first && !day_first) return DateOrder::MonthDay;
  return {};
}

bool is_date_like(std::string_view text) {
  text = trim(text);
  if (text.size() < 6 || all_number(text)) return false;
  return parse_date_text(text, DateOrder::DayMonth) || parse_date_text(text, DateOrder::MonthDay);
}

}  // namespace penstock::importing
