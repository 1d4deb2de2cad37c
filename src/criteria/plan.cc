#include "criteria/plan.h"

#include "base/text.h"
#include "criteria/calendar.h"
#include "criteria/resolve.h"

namespace penstock::criteria {
namespace {

using Kind = Plan::Kind;
__extension__ using Wide = __int128;

Plan group(Kind kind, std::vector<Plan> parts) {
  Plan plan;
  plan.kind = kind;
  plan.parts = std::move(parts);
  return plan;
}

Plan negated(Plan part) {
  std::vector<Plan> parts;
  parts.push_back(std::move(part));
  return group(Kind::Not, std::move(parts));
}

// The range of x for `x op [low, high)`: `before this week` ends where the week begins.
Range compared(Op op, Range period) {
  switch (op) {
    case Op::Lt:
      return {{}, period.low};
    case Op::Le:
      return {{}, period.high};
    case Op::Gt:
      return {period.high, {}};
    case Op::Ge:
      return {period.low, {}};
    default:
      return period;
  }
}

// The least minor amounts that answer `amount op number` in a currency with so many decimals. An
// amount that the currency cannot express lies between two that it can.
std::int64_t minor_of(Op op, Number number, int digits) {
  Wide scaled = number.mantissa;
  for (int i = 0; i < digits; ++i) scaled *= 10;
  Wide divisor = 1;
  for (int i = 0; i < number.decimals; ++i) divisor *= 10;
  Wide floor = scaled / divisor - (scaled % divisor < 0 ? 1 : 0);
  bool exact = scaled % divisor == 0;
  Wide beyond = Wide{kMoneyMinorMax} + 1;
  if (!exact && (op == Op::Eq || op == Op::Ne)) return static_cast<std::int64_t>(beyond);
  if (!exact && (op == Op::Ge || op == Op::Lt)) ++floor;
  return static_cast<std::int64_t>(std::clamp(floor, -beyond, beyond));
}

class Binder {
 public:
  Binder(const Checked& checked, const Context& context)
      : checked_(checked), context_(context), calendar_(context) {}

  Plan node(const Criterion& c) {
    switch (c.kind) {
      case Criterion::Kind::All:
        return group(Kind::All, parts(c));
      case Criterion::Kind::Any:
        return group(Kind::Any, parts(c));
      case Criterion::Kind::None:
        return negated(group(Kind::Any, parts(c)));
      case Criterion::Kind::Not:
        return negated(node(c.parts[0]));
      case Criterion::Kind::Test:
        return test(c);
      case Criterion::Kind::Elapsed:
        return elapsed(c);
      default:
        return counted(c);
    }
  }

 private:
  std::vector<Plan> parts(const Criterion& c) {
    std::vector<Plan> made;
    made.reserve(c.parts.size());
    for (const auto& part : c.parts) made.push_back(node(part));
    return made;
  }

  Plan on_field(Kind kind) const {
    Plan plan;
    plan.kind = kind;
    plan.path = path_.path;
    plan.related = path_.related;
    return plan;
  }

  // There is a value, but not such a one.
  Plan but_not(Plan plan) const {
    std::vector<Plan> both;
    both.push_back(on_field(Kind::Present));
    both.push_back(negated(std::move(plan)));
    return group(Kind::All, std::move(both));
  }

  Plan test(const Criterion& c) {
    path_ = resolve(checked_.schema, *checked_.record, c.name);
    PENSTOCK_CHECK(!path_.fault, "a checked criterion names what its schema has");
    if (c.op == Op::IsNotEmpty) return on_field(Kind::Present);
    if (c.op == Op::IsEmpty) return negated(on_field(Kind::Present));
    const FieldSpec& field = *path_.path.back();
    switch (field.kind) {
      case FieldKind::Text:
        return text(c, field);
      case FieldKind::Tags:
        return texts(Kind::Has, c, false);
      case FieldKind::Choice:
      case FieldKind::Id:
      case FieldKind::Boolean:
        return members(c);
      default:
        return ordered(c, field);
    }
  }

  Plan texts(Kind kind, const Criterion& c, bool folded) {
    auto plan = on_field(kind);
    plan.fold = folded;
    for (const auto& value : c.values) {
      const auto& text = std::get<std::string>(value.value);
      plan.scalars.emplace_back(folded ? fold(text) : text);
    }
    return plan;
  }

  Plan text(const Criterion& c, const FieldSpec& field) {
    switch (c.op) {
      case Op::Contains:
        return texts(Kind::Contains, c, field.folds());
      case Op::StartsWith:
        return texts(Kind::StartsWith, c, field.folds());
      case Op::Exactly:
        return texts(Kind::OneOf, c, false);
      case Op::Eq:
      case Op::In:
        return texts(Kind::OneOf, c, field.folds());
      default:
        return texts(Kind::NotOneOf, c, field.folds());
    }
  }

  Scalar scalar(const Literal& literal) const {
    if (const auto* b = std::get_if<bool>(&literal.value)) return std::int64_t{*b ? 1 : 0};
    if (std::holds_alternative<Me>(literal.value)) return context_.me.value;
    const auto& text = std::get<std::string>(literal.value);
    if (path_.path.back()->kind == FieldKind::Choice) return text;
    return decode_id(std::string_view(text).substr(text.size() - 13));
  }

  Plan members(const Criterion& c) {
    auto plan = on_field(c.op == Op::Eq || c.op == Op::In ? Kind::OneOf : Kind::NotOneOf);
    for (const auto& value : c.values) plan.scalars.push_back(scalar(value));
    return plan;
  }

  // Everything that has an order: one primitive per value, joined as the operator says.
  Plan ordered(const Criterion& c, const FieldSpec& field) {
    if (c.op >= Op::MoreThanAgo) {
      auto plan = on_field(Kind::InRange);
      const auto& duration = std::get<Duration>(c.values[0].value);
      plan.range = field.kind == FieldKind::Date ? calendar_.days_off(c.op, duration)
                                                 : calendar_.instants_off(c.op, duration);
      return plan;
    }
    if (c.op == Op::Between) {
      std::vector<Plan> both;
      both.push_back(single(Op::Ge, c.values[0], field));
      both.push_back(single(Op::Le, c.values[1], field));
      return group(Kind::All, std::move(both));
    }
    bool many = c.op == Op::In || c.op == Op::NotIn;
    if (!many)
      return c.op == Op::Ne ? but_not(single(Op::Eq, c.values[0], field))
                            : single(c.op, c.values[0], field);
    Plan any = group(Kind::Any, {});
    if (field.kind == FieldKind::Integer || field.kind == FieldKind::Probability) {
      any = on_field(Kind::OneOf);
      for (const auto& value : c.values) any.scalars.emplace_back(whole(value));
    } else {
      for (const auto& value : c.values) any.parts.push_back(single(Op::Eq, value, field));
    }
    return c.op == Op::In ? std::move(any) : but_not(std::move(any));
  }

  static std::int64_t whole(const Literal& literal) {
    if (const auto* number = std::get_if<Number>(&literal.value)) return number->mantissa;
    auto number = std::get<Percent>(literal.value).number;
    return number.mantissa * (number.decimals == 0 ? 100 : number.decimals == 1 ? 10 : 1);
  }

  Plan single(Op op, const Literal& value, const FieldSpec& field) {
    if (field.kind == FieldKind::Money) return money(op, value);
    if (field.kind == FieldKind::Decimal) return real(op, std::get<Number>(value.value));
    auto plan = on_field(Kind::InRange);
    if (field.kind == FieldKind::Date)
      plan.range = compared(op, calendar_.days(value));
    else if (field.kind == FieldKind::Instant)
      plan.range = compared(op, calendar_.instants(value));
    else
      plan.range = compared(op, Range{whole(value), whole(value) + 1});
    return plan;
  }

  Plan real(Op op, Number number) const {
    auto plan = on_field(Kind::Real);
    plan.op = op;
    double divisor = 1;
    for (int i = 0; i < number.decimals; ++i) divisor *= 10;
    plan.scalars.emplace_back(static_cast<double>(number.mantissa) / divisor);
    return plan;
  }

  Plan money(Op op, const Literal& value) const {
    auto plan = on_field(Kind::Money);
    plan.op = op;
    const auto* amount = std::get_if<Amount>(&value.value);
    auto number = amount != nullptr ? amount->number : std::get<Number>(value.value);
    if (amount != nullptr) plan.currency = amount->currency;
    for (int digits = 0; digits < static_cast<int>(plan.minor.size()); ++digits)
      plan.minor[static_cast<std::size_t>(digits)] = minor_of(op, number, digits);
    return plan;
  }

  // Longer ago means earlier.
  Plan elapsed(const Criterion& c) {
    path_ = {};
    path_.path.push_back(find_elapsed(*checked_.record, c.name));
    auto plan = on_field(Kind::InRange);
    auto at = to_ms(context_.now) - length_ms(std::get<Duration>(c.values[0].value));
    switch (c.op) {
      case Op::Gt:
        plan.range = {{}, at};
        break;
      case Op::Ge:
        plan.range = {{}, at + 1};
        break;
      case Op::Lt:
        plan.range = {at + 1, {}};
        break;
      default:
        plan.range = {at, {}};
        break;
    }
    return plan;
  }

  Plan counted(const Criterion& c) {
    auto found = find_collection(*checked_.record, c.name);
    Plan plan;
    plan.kind = Kind::Count;
    plan.collection = found.collection;
    plan.kind_name = std::string(found.kind);
    if (c.kind == Criterion::Kind::Quiet) {
      auto duration = std::get<Duration>(c.values[0].value);
      plan.range = calendar_.instants(Period{Period::Kind::Past, duration.unit, duration.count});
      plan.op = Op::Eq;
    } else {
      if (c.period) plan.range = calendar_.instants(*c.period);
      plan.op = c.op;
      plan.number = std::get<Number>(c.values[0].value).mantissa;
    }
    return plan;
  }

  const Checked& checked_;
  const Context& context_;
  Calendar calendar_;
  Resolved path_;  // of the condition at hand
};

}  // namespace

Bound bind(const Checked& checked, const Context& context) {
  PENSTOCK_CHECK(checked.record != nullptr, "only a checked criterion can be bound");
  return {checked.schema, checked.record, Binder(checked, context).node(checked.criterion)};
}

}  // namespace penstock::criteria
