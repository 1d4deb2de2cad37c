#include <fmt/format.h>

#include "criteria/grammar.h"
#include "criteria/lexer.h"
#include "criteria/words.h"

namespace penstock::criteria {
namespace {

using Kind = Criterion::Kind;

void print_text(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

bool is_time(const Literal& literal) {
  return std::holds_alternative<Date>(literal.value) ||
         std::holds_alternative<Instant>(literal.value) ||
         std::holds_alternative<Period>(literal.value);
}

void print_literal(std::string& out, const Literal& literal) {
  std::visit(
      [&](const auto& value) {
        using T = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<T, std::string>)
          print_text(out, value);
        else if constexpr (std::is_same_v<T, bool>)
          out += value ? "true" : "false";
        else if constexpr (std::is_same_v<T, Number>)
          out += to_text(value);
        else if constexpr (std::is_same_v<T, Percent>)
          out += to_text(value.number) + " %";
        else if constexpr (std::is_same_v<T, Amount>)
          out.append(to_text(value.number)).append(" ").append(value.currency.text());
        else if constexpr (std::is_same_v<T, Me>)
          out += "me";
        else if constexpr (std::is_same_v<T, Period> || std::is_same_v<T, Duration>)
          out += words_of(value);
        else
          out += penstock::to_text(value);
      },
      literal.value);
}

void print_list(std::string& out, const std::vector<Literal>& values) {
  out += '(';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ", ";
    print_literal(out, values[i]);
  }
  out += ')';
}

void print_comparison(std::string& out, Op op, const Literal& value) {
  if (op == Op::Lt && is_time(value))
    out += "before ";
  else if (op == Op::Gt && is_time(value))
    out += "after ";
  else
    out.append(op_text(op)).append(" ");
  print_literal(out, value);
}

void print_operator(std::string& out, const Criterion& c) {
  switch (c.op) {
    case Op::In:
    case Op::NotIn:
      out += c.op == Op::In ? "in " : "not in ";
      if (c.values.size() == 1 && std::holds_alternative<Period>(c.values[0].value))
        print_literal(out, c.values[0]);
      else
        print_list(out, c.values);
      return;
    case Op::Between:
      out += "between ";
      print_literal(out, c.values[0]);
      out += " and ";
      return print_literal(out, c.values[1]);
    case Op::Contains:
      out += "contains ";
      return print_literal(out, c.values[0]);
    case Op::StartsWith:
      out += "starts with ";
      return print_literal(out, c.values[0]);
    case Op::Exactly:
      out += "is exactly ";
      return print_literal(out, c.values[0]);
    case Op::Has:
      out += "has ";
      return print_literal(out, c.values[0]);
    case Op::IsEmpty:
      out += "is empty";
      return;
    case Op::IsNotEmpty:
      out += "is not empty";
      return;
    case Op::MoreThanAgo:
    case Op::LessThanAgo:
    case Op::MoreThanAhead:
    case Op::LessThanAhead:
      out += c.op == Op::MoreThanAgo || c.op == Op::MoreThanAhead ? "more than " : "less than ";
      print_literal(out, c.values[0]);
      out += c.op == Op::MoreThanAgo || c.op == Op::LessThanAgo ? " ago" : " from now";
      return;
    default:
      return print_comparison(out, c.op, c.values[0]);
  }
}

void print_node(std::string& out, const Criterion& c);

// A part of a group: groups joined by words need parentheses of their own.
void print_part(std::string& out, const Criterion& part) {
  bool joined = (part.kind == Kind::All || part.kind == Kind::Any) && part.parts.size() >= 2;
  if (joined) out += '(';
  print_node(out, part);
  if (joined) out += ')';
}

void print_group(std::string& out, const Criterion& c) {
  bool joined = c.kind != Kind::None && c.parts.size() >= 2;
  if (!joined) out += c.kind == Kind::All ? "all (" : c.kind == Kind::Any ? "any (" : "none (";
  for (std::size_t i = 0; i < c.parts.size(); ++i) {
    if (i > 0) out += !joined ? ", " : c.kind == Kind::All ? " and " : " or ";
    if (joined)
      print_part(out, c.parts[i]);
    else
      print_node(out, c.parts[i]);
  }
  if (!joined) out += ')';
}

void print_node(std::string& out, const Criterion& c) {
  switch (c.kind) {
    case Kind::All:
    case Kind::Any:
    case Kind::None:
      return print_group(out, c);
    case Kind::Not:
      out += "not ";
      return print_part(out, c.parts[0]);
    case Kind::Test:
      out.append(c.name).append(" ");
      return print_operator(out, c);
    case Kind::Elapsed:
      out.append("time in ").append(c.name).append(" ");
      return print_operator(out, c);
    case Kind::Count:
      out.append("count of ").append(c.name).append(" ");
      if (c.period) out.append("in ").append(words_of(*c.period)).append(" ");
      return print_operator(out, c);
    case Kind::Quiet:
      out.append("no ").append(c.name).append(" for ");
      return print_literal(out, c.values[0]);
  }
}

}  // namespace

std::string words_of(Duration duration) {
  return fmt::format("{} {}{}", duration.count, unit_text(duration.unit),
                     duration.count == 1 ? "" : "s");
}

std::string words_of(Period period) {
  switch (period.kind) {
    case Period::Kind::Yesterday:
      return "yesterday";
    case Period::Kind::Today:
      return "today";
    case Period::Kind::Tomorrow:
      return "tomorrow";
    case Period::Kind::This:
      return fmt::format("this {}", unit_text(period.unit));
    case Period::Kind::Last:
      return fmt::format("last {}", unit_text(period.unit));
    case Period::Kind::Next:
      return fmt::format("next {}", unit_text(period.unit));
    case Period::Kind::Past:
      return "last " + words_of(Duration{period.count, period.unit});
    case Period::Kind::Coming:
      return "next " + words_of(Duration{period.count, period.unit});
  }
  return {};
}

std::string_view op_text(Op op) {
  static constexpr std::string_view kTexts[] = {"=",
                                                "!=",
                                                "<",
                                                "<=",
                                                ">",
                                                ">=",
                                                "in",
                                                "not_in",
                                                "between",
                                                "contains",
                                                "starts_with",
                                                "is_exactly",
                                                "has",
                                                "is_empty",
                                                "is_not_empty",
                                                "more_than_ago",
                                                "less_than_ago",
                                                "more_than_ahead",
                                                "less_than_ahead"};
  return kTexts[static_cast<std::size_t>(op)];
}

std::string print(const Criterion& criterion) {
  std::string out;
  if (criterion.kind == Kind::All && criterion.parts.empty()) return out;
  out.reserve(128);
  print_node(out, criterion);
  return out;
}

}  // namespace penstock::criteria
