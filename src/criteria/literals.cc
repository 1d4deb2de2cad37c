#include <fmt/format.h>

#include "criteria/reading.h"

namespace penstock::criteria {
namespace {

class LiteralReader {
 public:
  explicit LiteralReader(Cursor& cursor) : cursor_(cursor) {}

  std::optional<Literal> literal() {
    std::size_t first = cursor_.place();
    std::optional<Literal> made;
    if (cursor_.peek().kind == Token::Kind::Text)
      made = Literal{.value = cursor_.take().text};
    else if (cursor_.peek().kind == Token::Kind::Date)
      made = Literal{.value = *parse_date(cursor_.take().source)};
    else if (cursor_.peek().kind == Token::Kind::Instant)
      made = Literal{.value = *parse_instant(cursor_.take().source)};
    else if (cursor_.peek().kind == Token::Kind::Number)
      made = number();
    else if (cursor_.at_name())
      made = named();
    else
      return cursor_.fault("value_missing",
                           "here comes a value: a number, a text in double quotes, a date …");
    if (made) made->span = cursor_.since(first);
    return made;
  }

  std::optional<Literal> number() {
    const Token& digits = cursor_.take();
    auto number = *parse_number(digits.source);
    if (cursor_.take_symbol("%")) return Literal{.value = Percent{number}};
    if (!cursor_.at_name()) return Literal{.value = number};
    auto next = cursor_.peek().source;
    if (auto unit = parse_unit(next)) {
      if (number.decimals != 0 || number.mantissa < 1 || number.mantissa > kDurationCountMax)
        return cursor_.fault(
            digits, "bad_duration",
            fmt::format("a time is 1 to {} whole hours, days, weeks …", kDurationCountMax));
      cursor_.take();
      return Literal{.value = Duration{static_cast<int>(number.mantissa), *unit}};
    }
    bool keyword = is_word(cursor_.peek(), "and") || is_word(cursor_.peek(), "ago") ||
                   is_word(cursor_.peek(), "any");
    if (next.size() != 3 || keyword) return Literal{.value = number};
    std::string code(next);
    for (char& c : code)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    auto currency = Currency::parse(code);
    if (!currency)
      return cursor_.fault(
          "unknown_currency",
          fmt::format("{} is not a currency; write an ISO code such as EUR", next));
    cursor_.take();
    return Literal{.value = Amount{number, *currency}};
  }

  std::optional<Literal> named() {
    const Token& token = cursor_.take();
    if (is_word(token, "true")) return Literal{.value = true};
    if (is_word(token, "false")) return Literal{.value = false};
    if (is_word(token, "me")) return Literal{.value = Me{}};
    if (is_word(token, "yesterday")) return Literal{.value = Period{Period::Kind::Yesterday}};
    if (is_word(token, "today")) return Literal{.value = Period{Period::Kind::Today}};
    if (is_word(token, "tomorrow")) return Literal{.value = Period{Period::Kind::Tomorrow}};
    if (is_word(token, "this")) return period(Period::Kind::This, Period::Kind::This);
    if (is_word(token, "last")) return period(Period::Kind::Last, Period::Kind::Past);
    if (is_word(token, "next")) return period(Period::Kind::Next, Period::Kind::Coming);
    if (is_word(token, "and") || is_word(token, "or") || is_word(token, "not"))
      return cursor_.back(),
             cursor_.fault(token, "value_missing",
                           "here comes a value: a number, a text in double quotes, a date …");
    return Literal{.value = std::string(token.source), .bare = true};
  }

  // this week; last 30 days
  std::optional<Literal> period(Period::Kind whole, Period::Kind counted) {
    if (counted != whole && cursor_.peek().kind == Token::Kind::Number) {
      auto made = duration();
      if (!made) return {};
      auto duration = std::get<Duration>(made->value);
      return Literal{.value = Period{counted, duration.unit, duration.count}};
    }
    auto unit = cursor_.at_name() ? parse_unit(cursor_.peek().source) : std::nullopt;
    if (!unit || *unit == Unit::Hour || *unit == Unit::Day)
      return cursor_.fault(
          "unknown_period",
          "here comes week, month, quarter or year; or a number of days: last 30 days");
    cursor_.take();
    return Literal{.value = Period{whole, *unit}};
  }

  std::optional<Literal> duration() {
    std::size_t first = cursor_.place();
    if (cursor_.peek().kind != Token::Kind::Number)
      return cursor_.fault("duration_missing", "here comes a time, such as 14 days or 2 weeks");
    auto made = number();
    if (!made) return {};
    made->span = cursor_.since(first);
    if (!std::holds_alternative<Duration>(made->value))
      return cursor_.fault(
          "unit_missing",
          "after the number comes its unit: hours, days, weeks, months, quarters or years");
    return made;
  }

 private:
  Cursor& cursor_;
};

}  // namespace

std::optional<Literal> read_literal(Cursor& cursor) { return LiteralReader(cursor).literal(); }
std::optional<Literal> read_duration(Cursor& cursor) { return LiteralReader(cursor).duration(); }

}  // namespace penstock::criteria
