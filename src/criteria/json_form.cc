#include <fmt/format.h>

#include <cmath>

#include "criteria/grammar.h"
#include "criteria/lexer.h"
#include "criteria/words.h"

namespace penstock::criteria {
namespace {

using Kind = Criterion::Kind;

constexpr std::pair<std::string_view, Kind> kGroups[] = {
    {"all", Kind::All}, {"any", Kind::Any}, {"none", Kind::None}, {"not", Kind::Not}};
constexpr std::pair<std::string_view, Period::Kind> kDays[] = {
    {"yesterday", Period::Kind::Yesterday},
    {"today", Period::Kind::Today},
    {"tomorrow", Period::Kind::Tomorrow}};

Json object(std::initializer_list<Json::Member> members) { return Json::Object(members); }

Json number_json(Number number) {
  if (number.decimals == 0) return number.mantissa;
  return static_cast<double>(number.mantissa) / std::pow(10.0, number.decimals);
}

Json duration_json(Duration d) {
  return object({{"duration", d.count}, {"unit", unit_text(d.unit)}});
}

Json period_json(Period p) {
  for (auto [name, kind] : kDays)
    if (p.kind == kind) return object({{"day", name}});
  switch (p.kind) {
    case Period::Kind::This:
      return object({{"this", unit_text(p.unit)}});
    case Period::Kind::Last:
      return object({{"last", unit_text(p.unit)}});
    case Period::Kind::Next:
      return object({{"next", unit_text(p.unit)}});
    case Period::Kind::Past:
      return object({{"last", p.count}, {"unit", unit_text(p.unit)}});
    default:
      return object({{"next", p.count}, {"unit", unit_text(p.unit)}});
  }
}

Json literal_json(const Literal& literal) {
  return std::visit(
      [](const auto& value) -> Json {
        using T = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, bool>)
          return value;
        else if constexpr (std::is_same_v<T, Number>)
          return number_json(value);
        else if constexpr (std::is_same_v<T, Percent>)
          return object({{"percent", number_json(value.number)}});
        else if constexpr (std::is_same_v<T, Amount>)
          return object({{"amount", to_text(value.number)}, {"currency", value.currency.text()}});
        else if constexpr (std::is_same_v<T, Date>)
          return object({{"date", penstock::to_text(value)}});
        else if constexpr (std::is_same_v<T, Instant>)
          return object({{"instant", penstock::to_text(value)}});
        else if constexpr (std::is_same_v<T, Me>)
          return object({{"me", true}});
        else if constexpr (std::is_same_v<T, Period>)
          return period_json(value);
        else
          return duration_json(value);
      },
      literal.value);
}

Json node_json(const Criterion& c) {
  for (auto [name, kind] : kGroups) {
    if (kind != c.kind) continue;
    if (kind == Kind::Not) return object({{std::string(name), node_json(c.parts[0])}});
    Json::Array parts;
    for (const auto& part : c.parts) parts.push_back(node_json(part));
    return object({{std::string(name), std::move(parts)}});
  }
  Json::Object made;
  if (c.kind == Kind::Quiet) return object({{"no", c.name}, {"for", literal_json(c.values[0])}});
  if (c.kind == Kind::Test) made.emplace_back("field", c.name);
  if (c.kind == Kind::Elapsed) made.emplace_back("time_in", c.name);
  if (c.kind == Kind::Count) made.emplace_back("count", c.name);
  if (c.period) made.emplace_back("in", period_json(*c.period));
  made.emplace_back("op", op_text(c.op));
  if (c.op == Op::In || c.op == Op::NotIn || c.op == Op::Between) {
    Json::Array values;
    for (const auto& value : c.values) values.push_back(literal_json(value));
    made.emplace_back("values", std::move(values));
  } else if (!c.values.empty()) {
    made.emplace_back("value", literal_json(c.values[0]));
  }
  return made;
}

// Reads a tree; the first fault of a condition ends it, the others are read on.
class Reader {
 public:
  explicit Reader(std::vector<Fault>& faults) : faults_(faults) {}

  std::optional<Criterion> node(const Json& json, const std::string& place, int depth) {
    const auto* members = json.as_object();
    if (members == nullptr)
      return fault(place, "wrong_shape",
                   "a condition is an object such as {\"field\":…,\"op\":…,\"value\":…}");
    if (depth > kNestingMax)
      return fault(place, "too_deep",
                   fmt::format("groups may stand {} deep in each other", kNestingMax));
    for (auto [name, kind] : kGroups)
      if (const Json* parts = json.find(name))
        return group(kind, *parts, place + std::string(name), depth, members->size());
    return leaf(json, place);
  }

 private:
  std::nullopt_t fault(const std::string& place, const char* slug, std::string_view says) {
    faults_.push_back(
        {0, 0, slug, fmt::format("{}: {}", place.empty() ? "criterion" : place, says)});
    return std::nullopt;
  }

  std::optional<Criterion> group(Kind kind, const Json& parts, const std::string& place, int depth,
                                 std::size_t members) {
    if (members != 1)
      return fault(place, "wrong_shape", "a group has no other member beside its name");
    Criterion made{.kind = kind};
    if (kind == Kind::Not) {
      auto part = node(parts, place + ".", depth + 1);
      if (!part) return {};
      made.parts.push_back(std::move(*part));
      return made;
    }
    const auto* array = parts.as_array();
    if (array == nullptr)
      return fault(place, "wrong_shape", "the group holds an array of conditions");
    for (std::size_t i = 0; i < array->size() && i <= static_cast<std::size_t>(kNodesMax); ++i)
      if (auto part = node((*array)[i], fmt::format("{}[{}].", place, i), depth + 1))
        made.parts.push_back(std::move(*part));
    return made;
  }

  // The members of an object are exactly these.
  bool only(const Json& json, std::initializer_list<std::string_view> names) {
    for (const auto& [name, value] : *json.as_object())
      if (std::find(names.begin(), names.end(), name) == names.end()) return false;
    return json.as_object()->size() <= names.size();
  }

  std::optional<Criterion> leaf(const Json& json, const std::string& place) {
    Criterion made;
    bool shape = false;
    if (json.find("field") != nullptr)
      made.kind = Kind::Test, shape = only(json, {"field", "op", "value", "values"});
    else if (json.find("time_in") != nullptr)
      made.kind = Kind::Elapsed, shape = only(json, {"time_in", "op", "value"});
    else if (json.find("count") != nullptr)
      made.kind = Kind::Count, shape = only(json, {"count", "in", "op", "value"});
    else if (json.find("no") != nullptr)
      made.kind = Kind::Quiet, shape = only(json, {"no", "for"});
    else
      return fault(place, "wrong_shape",
                   "a condition has one of field, time_in, count, no, all, any, none, not");
    if (!shape)
      return fault(place, "wrong_shape", "the condition has a member that does not belong to it");
    static constexpr std::string_view kNames[] = {"field", "time_in", "count", "no"};
    auto key = kNames[static_cast<std::size_t>(made.kind) - static_cast<std::size_t>(Kind::Test)];
    const auto* name = json.find(key)->as_string();
    if (name == nullptr || !is_path(*name) || *name != lower(*name) ||
        (made.kind == Kind::Test && is_reserved(*name)))
      return fault(place + std::string(key), "wrong_name",
                   "a name is made of small letters, digits, _ and dots");
    made.name = *name;
    if (made.kind == Kind::Quiet) return quiet(std::move(made), json, place);
    if (!operation(made, json, place)) return {};
    if (const Json* in = json.find("in")) {
      auto period = literal(*in, place + "in");
      if (!period) return {};
      if (!std::holds_alternative<Period>(period->value))
        return fault(place + "in", "wrong_shape", "here comes a period");
      made.period = std::get<Period>(period->value);
    }
    return made;
  }

  std::optional<Criterion> quiet(Criterion made, const Json& json, const std::string& place) {
    const Json* time = json.find("for");
    if (time == nullptr)
      return fault(place + "for", "wrong_shape", "here comes {\"duration\":10,\"unit\":\"day\"}");
    auto value = literal(*time, place + "for");
    if (!value) return {};
    if (!std::holds_alternative<Duration>(value->value))
      return fault(place + "for", "wrong_shape", "here comes a duration");
    made.values.push_back(std::move(*value));
    return made;
  }

  bool operation(Criterion& made, const Json& json, const std::string& place) {
    const Json* op = json.find("op");
    const auto* text = op == nullptr ? nullptr : op->as_string();
    bool found = false;
    for (int i = 0; text != nullptr && i <= static_cast<int>(Op::LessThanAhead); ++i)
      if (op_text(static_cast<Op>(i)) == *text) made.op = static_cast<Op>(i), found = true;
    if (!found || (made.kind != Kind::Test && made.op > Op::Ge))
      return fault(place + "op", "operator_missing", "there is no such operator here"), false;
    const Json* value = json.find("value");
    const Json* values = json.find("values");
    bool many = made.op == Op::In || made.op == Op::NotIn || made.op == Op::Between;
    bool none = made.op == Op::IsEmpty || made.op == Op::IsNotEmpty;
    if ((value != nullptr) != (!many && !none) || (values != nullptr) != many)
      return fault(place + "value", "value_missing",
                   "in, not_in and between take `values`, is_empty nothing, all others `value`"),
             false;
    if (none) return true;
    if (!many) return add(made, *value, place + "value");
    return list(made, *values, place + "values");
  }

  bool list(Criterion& made, const Json& values, const std::string& place) {
    const auto* array = values.as_array();
    bool fits = array != nullptr && !array->empty() && array->size() <= kListItemsMax;
    if (!fits || (made.op == Op::Between && array->size() != 2))
      return fault(place, "value_missing",
                   fmt::format("here come 1 to {} values in an array, for between two",
                               kListItemsMax)),
             false;
    for (std::size_t i = 0; i < array->size(); ++i)
      if (!add(made, (*array)[i], fmt::format("{}[{}]", place, i))) return false;
    return true;
  }

  bool add(Criterion& made, const Json& json, const std::string& place) {
    auto value = literal(json, place);
    if (!value) return false;
    bool distance = made.op >= Op::MoreThanAgo;
    if (distance && !std::holds_alternative<Duration>(value->value))
      return fault(place, "unit_missing", "here comes {\"duration\":10,\"unit\":\"day\"}"), false;
    made.values.push_back(std::move(*value));
    return true;
  }

  std::optional<Number> number(const Json& json) {
    if (const auto* i = json.as_int())
      return *i > -1'000'000'000'000'000 && *i < 1'000'000'000'000'000
                 ? parse_number(fmt::format("{}", *i))
                 : std::nullopt;
    const auto* d = json.as_double();
    if (d == nullptr || !(std::fabs(*d) < 1e15)) return {};
    // The shortest text of the double is the number that was written; only tiny ones have
    // exponents.
    auto made =
        parse_number(std::fabs(*d) < 1e-3 ? fmt::format("{:.6f}", *d) : fmt::format("{}", *d));
    if (!made || static_cast<double>(made->mantissa) / std::pow(10.0, made->decimals) != *d)
      return {};
    return made;
  }

  std::optional<Literal> literal(const Json& json, const std::string& place) {
    if (const auto* b = json.as_bool()) return Literal{.value = *b};
    if (const auto* text = json.as_string()) {
      if (!is_storable(*text))
        return fault(place, "bad_text", "the text holds a NUL character or is not UTF-8");
      return Literal{.value = *text};
    }
    if (json.as_int() != nullptr || json.as_double() != nullptr) {
      auto made = number(json);
      if (!made)
        return fault(place, "number_too_long",
                     fmt::format("a number has at most {} digits, {} of them after the point",
                                 kNumberDigitsMax, kNumberDecimalsMax));
      return Literal{.value = *made};
    }
    std::optional<Literal> made;
    if (json.as_object() != nullptr) made = structured(json);
    if (!made)
      return fault(place, "wrong_shape",
                   "this is not a value; README.md of the criteria lists them");
    return made;
  }

  std::optional<Literal> structured(const Json& json) {
    if (const Json* percent = json.find("percent"); percent != nullptr && only(json, {"percent"})) {
      auto made = number(*percent);
      return made ? std::optional(Literal{.value = Percent{*made}}) : std::nullopt;
    }
    if (json.find("amount") != nullptr && only(json, {"amount", "currency"})) return amount(json);
    auto text = [&](std::string_view name) -> const std::string* {
      const Json* member = json.find(name);
      return member != nullptr && json.as_object()->size() == 1 ? member->as_string() : nullptr;
    };
    if (const auto* date = text("date"))
      if (auto made = parse_date(*date)) return Literal{.value = *made};
    if (const auto* instant = text("instant"))
      if (auto tokens = split(*instant, ignored_);
          tokens[0].kind == Token::Kind::Instant && tokens.size() == 2)
        return Literal{.value = *parse_instant(tokens[0].source)};
    if (const Json* me = json.find("me"); me != nullptr && *me == Json(true) && only(json, {"me"}))
      return Literal{.value = Me{}};
    if (const auto* day = text("day"))
      for (auto [name, kind] : kDays)
        if (name == *day) return Literal{.value = Period{kind}};
    return stretch(json, text);
  }

  std::optional<Literal> amount(const Json& json) {
    const Json* currency = json.find("currency");
    const auto* code = currency == nullptr ? nullptr : currency->as_string();
    auto parsed = code == nullptr ? std::nullopt : Currency::parse(*code);
    const auto* text = json.find("amount")->as_string();
    if (text == nullptr || !parsed) return {};
    auto tokens = split(*text, ignored_);
    if (tokens.size() != 2 || tokens[0].kind != Token::Kind::Number) return {};
    return Literal{.value = Amount{*parse_number(tokens[0].source), *parsed}};
  }

  template <class Text>
  std::optional<Literal> stretch(const Json& json, Text text) {
    constexpr std::tuple<std::string_view, Period::Kind, Period::Kind> kWords[] = {
        {"this", Period::Kind::This, Period::Kind::This},
        {"last", Period::Kind::Last, Period::Kind::Past},
        {"next", Period::Kind::Next, Period::Kind::Coming}};
    for (auto [name, whole, counted] : kWords) {
      if (const auto* word = text(name)) {
        auto unit = parse_unit(*word);
        if (!unit || *unit < Unit::Week) return {};
        return Literal{.value = Period{whole, *unit}};
      }
      if (auto d = counted_units(json, name); d && whole != counted)
        return Literal{.value = Period{counted, d->unit, d->count}};
    }
    if (auto d = counted_units(json, "duration")) return Literal{.value = *d};
    return {};
  }

  std::optional<Duration> counted_units(const Json& json, std::string_view name) {
    const Json* count = json.find(name);
    const Json* unit = json.find("unit");
    if (count == nullptr || unit == nullptr || !only(json, {name, "unit"}) ||
        unit->as_string() == nullptr)
      return {};
    auto parsed = parse_unit(*unit->as_string());
    const auto* number = count->as_int();
    if (!parsed || number == nullptr || *number < 1 || *number > kDurationCountMax) return {};
    return Duration{static_cast<int>(*number), *parsed};
  }

  std::vector<Fault>& faults_;
  std::vector<Fault> ignored_;
};

}  // namespace

Json to_json(const Criterion& criterion) { return node_json(criterion); }

Parsed from_json(const Json& json) {
  Parsed parsed;
  auto node = Reader(parsed.faults).node(json, "", 0);
  if (node) parsed.criterion = std::move(*node);
  if (parsed.ok()) check_limits(parsed.criterion, parsed.faults);
  order_faults(parsed.faults);
  return parsed;
}

}  // namespace penstock::criteria
