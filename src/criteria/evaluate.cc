#include "criteria/evaluate.h"

#include "base/text.h"
#include "criteria/described_view.h"

namespace penstock::criteria {
namespace {

using Kind = Plan::Kind;

template <class T>
bool compare(Op op, const T& a, const T& b) {
  switch (op) {
    case Op::Eq:
      return a == b;
    case Op::Ne:
      return a != b;
    case Op::Lt:
      return a < b;
    case Op::Le:
      return a <= b;
    case Op::Gt:
      return a > b;
    default:
      return a >= b;
  }
}

// Integers, booleans, instants and dates in the form of Scalar.
std::optional<std::int64_t> integer_of(const Value& value) {
  if (const auto* i = std::get_if<std::int64_t>(&value)) return *i;
  if (const auto* b = std::get_if<bool>(&value)) return *b ? 1 : 0;
  if (const auto* instant = std::get_if<Instant>(&value)) return to_ms(*instant);
  if (const auto* date = std::get_if<Date>(&value))
    return to_days(*date).time_since_epoch().count();
  return {};
}

std::optional<double> real_of(const Value& value) {
  if (const auto* d = std::get_if<double>(&value)) return *d;
  if (const auto* i = std::get_if<std::int64_t>(&value)) return static_cast<double>(*i);
  return {};
}

bool is_present(const Value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) return !text->empty();
  if (const auto* tags = std::get_if<const std::vector<std::string>*>(&value))
    return *tags != nullptr && !(*tags)->empty();
  return !std::holds_alternative<std::monostate>(value);
}

// fold(text) == folded, without making the folded text of plain ASCII.
bool folds_to(std::string_view text, std::string_view folded) {
  std::size_t at = 0;  // in `folded`
  bool blank = false;  // blanks were passed since the last letter
  bool same = true;
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return fold(text) == folded;
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      blank = at > 0;
      continue;
    }
    if (blank) same = same && at < folded.size() && folded[at++] == ' ';
    blank = false;
    char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    same = same && at < folded.size() && folded[at++] == lower;
  }
  return same && at == folded.size();
}

bool is_one_of(const Plan& plan, const Value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    for (const auto& scalar : plan.scalars) {
      const auto* wanted = std::get_if<std::string>(&scalar);
      if (wanted != nullptr && (plan.fold ? folds_to(*text, *wanted) : *text == *wanted))
        return true;
    }
    return false;
  }
  auto number = integer_of(value);
  for (const auto& scalar : plan.scalars) {
    const auto* wanted = std::get_if<std::int64_t>(&scalar);
    if (number && wanted != nullptr && *number == *wanted) return true;
  }
  return false;
}

bool in_range(Range range, std::int64_t x) {
  return (!range.low || x >= *range.low) && (!range.high || x < *range.high);
}

bool text_test(const Plan& plan, const Value& value) {
  const auto* text = std::get_if<std::string_view>(&value);
  if (text == nullptr || text->empty()) return false;
  const auto& wanted = std::get<std::string>(plan.scalars[0]);
  auto test = [&](std::string_view x) {
    return plan.kind == Kind::Contains ? x.find(wanted) != std::string_view::npos
                                       : x.starts_with(wanted);
  };
  return plan.fold ? test(fold(*text)) : test(*text);
}

bool money_test(const Plan& plan, const Value& value) {
  const auto* money = std::get_if<Money>(&value);
  if (money == nullptr || (plan.currency && plan.currency != money->currency)) return false;
  return compare(plan.op, money->minor,
                 plan.minor[static_cast<std::size_t>(money->currency.digits())]);
}

bool condition(const Plan& plan, const Value& value) {
  switch (plan.kind) {
    case Kind::Present:
      return is_present(value);
    case Kind::OneOf:
      return is_one_of(plan, value);
    case Kind::NotOneOf:
      return is_present(value) && !is_one_of(plan, value);
    case Kind::InRange: {
      auto x = integer_of(value);
      return x && in_range(plan.range, *x);
    }
    case Kind::Real: {
      auto x = real_of(value);
      return x && compare(plan.op, *x, std::get<double>(plan.scalars[0]));
    }
    case Kind::Contains:
    case Kind::StartsWith:
      return text_test(plan, value);
    case Kind::Money:
      return money_test(plan, value);
    case Kind::Has: {
      const auto* tags = std::get_if<const std::vector<std::string>*>(&value);
      if (tags == nullptr || *tags == nullptr) return false;
      return std::find((*tags)->begin(), (*tags)->end(), std::get<std::string>(plan.scalars[0])) !=
             (*tags)->end();
    }
    default:
      bug_found("a condition on a field");
  }
}

bool holds(const Plan& plan, const RecordView& record) {
  switch (plan.kind) {
    case Kind::All:
      for (const auto& part : plan.parts)
        if (!holds(part, record)) return false;
      return true;
    case Kind::Any:
      for (const auto& part : plan.parts)
        if (holds(part, record)) return true;
      return false;
    case Kind::Not:
      return !holds(plan.parts[0], record);
    case Kind::Count:
      return compare(plan.op, record.count(*plan.collection, plan.kind_name, plan.range),
                     plan.number);
    default:
      break;
  }
  const RecordView* here = &record;
  for (std::size_t step = 0; step + 1 < plan.path.size() && here != nullptr; ++step)
    here = here->related(*plan.path[step]);
  return condition(plan, here == nullptr ? Value{} : here->value(plan.field()));
}

}  // namespace

bool matches(const Bound& bound, const RecordView& record) { return holds(bound.plan, record); }

bool matches(const Checked& checked, const RecordView& record, const Context& context) {
  return matches(bind(checked, context), record);
}

Value custom_value(const Json& custom, const FieldSpec& field) {
  const Json* member = custom.find(field.json_key);
  if (member == nullptr) return {};
  switch (field.kind) {
    case FieldKind::Decimal:
      if (const auto* i = member->as_int()) return *i;
      if (const auto* d = member->as_double()) return *d;
      return {};
    case FieldKind::Boolean:
      if (const auto* b = member->as_bool()) return *b;
      return {};
    default:
      break;
  }
  const auto* text = member->as_string();
  if (text == nullptr) return {};
  if (field.kind != FieldKind::Date) return std::string_view(*text);
  auto date = parse_date(*text);
  return date ? Value{*date} : Value{};
}

std::int64_t count_happenings(std::span<const Happening> entries, std::string_view kind,
                              Range range) {
  bool bounded = range.low || range.high;
  std::int64_t count = 0;
  for (const auto& entry : entries) {
    bool wanted = kind.empty() || entry.kind == kind;
    count += wanted && (entry.at ? in_range(range, to_ms(*entry.at)) : !bounded);
  }
  return count;
}

}  // namespace penstock::criteria
