#include "criteria/check.h"

#include <fmt/format.h>

#include "base/text.h"
#include "criteria/grammar.h"
#include "criteria/lexer.h"
#include "criteria/resolve.h"
#include "criteria/words.h"

namespace penstock::criteria {
namespace {

using Kind = Criterion::Kind;

class Checker {
 public:
  Checker(const Schema& schema, const RecordSpec& record, std::vector<Fault>& faults)
      : schema_(schema), record_(record), faults_(faults) {}

  void node(Criterion& c) {
    switch (c.kind) {
      case Kind::Test:
        return test(c);
      case Kind::Elapsed:
        return elapsed(c);
      case Kind::Count:
        return counted(c);
      case Kind::Quiet:
        return collection(c);
      default:
        for (auto& part : c.parts) node(part);
    }
  }

 private:
  void fault(Span at, const char* slug, std::string says) {
    faults_.push_back({at.at, at.length, slug, std::move(says)});
  }

  void test(Criterion& c) {
    auto resolved = resolve(schema_, record_, c.name);
    if (resolved.fault) {
      auto found = *resolved.fault;
      // `close date` is spelled with a blank in the text: the offsets stay the same.
      fault({c.name_span.at + found.at, found.length}, found.slug.c_str(), found.says);
      return;
    }
    const FieldSpec& field = *resolved.path.back();
    if (!takes(field, c)) return;
    c.name = resolved.canonical;
    for (auto& value : c.values) literal(field, c.op, value);
  }

  bool takes(const FieldSpec& field, const Criterion& c) {
    const auto& allowed = operators_of(field.kind);
    if (std::find(allowed.begin(), allowed.end(), c.op) != allowed.end()) return true;
    std::vector<std::string> words;
    for (Op op : allowed) {
      words.emplace_back(op_text(op));
      std::replace(words.back().begin(), words.back().end(), '_', ' ');
    }
    std::vector<std::string_view> views(words.begin(), words.end());
    fault(c.op_span, "wrong_operator",
          fmt::format("{} is {}; it takes {}", field.short_name(), kind_words(field.kind),
                      listing(views)));
    return false;
  }

  void wrong_type(const FieldSpec& field, const Literal& value, std::string_view remedy) {
    fault(value.span, "wrong_type",
          fmt::format("{} is {}; {}", field.short_name(), kind_words(field.kind), remedy));
  }

  void literal(const FieldSpec& field, Op op, Literal& value) {
    switch (field.kind) {
      case FieldKind::Text:
        return text(field, op, value);
      case FieldKind::Choice:
        return choice(field, value);
      case FieldKind::Tags:
        return text(field, Op::Exactly, value);
      case FieldKind::Boolean:
        if (!std::holds_alternative<bool>(value.value))
          wrong_type(field, value, "write true or false");
        return;
      case FieldKind::Integer:
        return integer(field, value);
      case FieldKind::Decimal:
        if (!std::holds_alternative<Number>(value.value))
          wrong_type(field, value, "write a number such as 12.5");
        return;
      case FieldKind::Probability:
        return percent(field, value);
      case FieldKind::Money:
        return money(field, value);
      case FieldKind::Id:
        return id(field, value);
      default:
        return op >= Op::MoreThanAgo ? distance(field, value) : time(field, value);
    }
  }

  void text(const FieldSpec& field, Op op, Literal& value) {
    const auto* text = std::get_if<std::string>(&value.value);
    if (text == nullptr) return wrong_type(field, value, "write a text in double quotes");
    if (value.bare)
      return fault(value.span, "quotes_missing",
                   fmt::format("texts stand in double quotes: write \"{}\"", *text));
    bool blank = field.folds() && op != Op::Exactly ? fold(*text).empty() : text->empty();
    if (blank)
      fault(value.span, "empty_text",
            "an empty text is compared with `is empty` or `is not empty`");
  }

  void choice(const FieldSpec& field, Literal& value) {
    auto* text = std::get_if<std::string>(&value.value);
    if (text == nullptr) return wrong_type(field, value, "write one of them in double quotes");
    if (field.choices.empty()) {
      if (text->empty())
        fault(value.span, "empty_text",
              "an empty text is compared with `is empty` or `is not empty`");
      value.bare = false;
      return;
    }
    for (const auto& choice : field.choices) {
      if (choice != *text && lower(choice) != lower(*text)) continue;
      *text = choice;
      value.bare = false;
      return;
    }
    std::vector<std::string_view> choices(field.choices.begin(), field.choices.end());
    auto hint = did_you_mean(lower(*text), choices);
    fault(value.span, "unknown_choice",
          fmt::format("{} is never “{}”{} It is one of {}", field.short_name(), *text,
                      hint.empty() ? "." : hint, listing(choices)));
  }

  void integer(const FieldSpec& field, const Literal& value) {
    const auto* number = std::get_if<Number>(&value.value);
    if (number == nullptr || number->decimals != 0)
      wrong_type(field, value, "write a number without decimals");
  }

  void percent(const FieldSpec& field, Literal& value) {
    if (const auto* bare = std::get_if<Number>(&value.value)) value.value = Percent{*bare};
    const auto* percent = std::get_if<Percent>(&value.value);
    if (percent == nullptr) return wrong_type(field, value, "write it like 40 %");
    auto [mantissa, decimals] = percent->number;
    std::int64_t hundred = 100;
    for (int i = 0; i < decimals; ++i) hundred *= 10;
    if (decimals > 2 || mantissa < 0 || mantissa > hundred)
      fault(value.span, "out_of_range", "a percentage is 0 % to 100 % with at most two decimals");
  }

  void money(const FieldSpec& field, const Literal& value) {
    if (std::holds_alternative<Number>(value.value)) return;
    const auto* amount = std::get_if<Amount>(&value.value);
    if (amount == nullptr)
      return wrong_type(field, value, "write it like 1000 EUR, or 1000 for any currency");
    if (parse_amount(to_text(amount->number), amount->currency)) return;
    fault(value.span, "out_of_range",
          fmt::format("{} amounts have at most {} decimals and 15 digits in all",
                      amount->currency.text(), amount->currency.digits()));
  }

  void id(const FieldSpec& field, Literal& value) {
    if (std::holds_alternative<Me>(value.value)) {
      if (field.references != "user")
        wrong_type(field, value,
                   "`me` is a user; only owners and the like can be compared with it");
      return;
    }
    auto* text = std::get_if<std::string>(&value.value);
    auto prefix = field.id_prefix + "_";
    auto number = text != nullptr && text->starts_with(prefix) && text->size() == prefix.size() + 13
                      ? decode_id(std::string_view(*text).substr(prefix.size()))
                      : -1;
    if (number <= 0) {
      auto name = field.references.empty()
                      ? std::string{}
                      : fmt::format("; to compare its name write {}.name", field.short_name());
      return fault(
          value.span, "wrong_id",
          fmt::format("{} is an id in double quotes, \"{}…\"{}", field.short_name(), prefix, name));
    }
    if (value.bare)
      return fault(value.span, "quotes_missing",
                   fmt::format("ids stand in double quotes: write \"{}\"", *text));
    *text = prefix + encode_id(number);
  }

  void time(const FieldSpec& field, Literal& value) {
    if (const auto* quoted = std::get_if<std::string>(&value.value);
        quoted != nullptr && !value.bare) {
      if (auto date = parse_date(*quoted)) value.value = *date;
    }
    bool date = std::holds_alternative<Date>(value.value);
    const auto* period = std::get_if<Period>(&value.value);
    bool hours = period != nullptr && period->unit == Unit::Hour;
    if (std::holds_alternative<Duration>(value.value))
      return wrong_type(
          field, value,
          "for a distance from now write `more than 14 days ago` or `in last 14 days`");
    if (field.kind == FieldKind::Instant) {
      if (!date && period == nullptr && !std::holds_alternative<Instant>(value.value))
        wrong_type(field, value,
                   "write it like 2026-11-22, 2026-11-22T10:00Z, today, this week or last 30 days");
    } else if ((!date && period == nullptr) || hours) {
      wrong_type(field, value, "write a day or days: 2026-11-22, today, this week or last 30 days");
    }
  }

  void distance(const FieldSpec& field, const Literal& value) {
    if (field.kind == FieldKind::Date && std::get<Duration>(value.value).unit == Unit::Hour)
      wrong_type(field, value, "count in days, weeks, months, quarters or years");
  }

  void elapsed(Criterion& c) {
    if (find_elapsed(record_, c.name) == nullptr) {
      std::vector<std::string_view> names;
      for (const auto& elapsed : record_.elapsed) names.push_back(elapsed.name);
      auto has =
          names.empty() ? std::string("; it has no such times") : "; it has " + listing(names);
      fault(c.name_span, "unknown_time",
            fmt::format("{} has no `time in {}`{}", record_.name, c.name, has));
    }
    if (c.op == Op::Eq || c.op == Op::Ne)
      fault(c.op_span, "wrong_operator",
            "time is compared with < <= > or >=, for it is never exactly some days");
    const auto* duration = std::get_if<Duration>(&c.values[0].value);
    if (duration == nullptr || duration->unit > Unit::Week)
      fault(c.values[0].span, "wrong_type",
            "write a time in hours, days or weeks, such as 14 days");
  }

  void counted(Criterion& c) {
    collection(c);
    const auto* number = std::get_if<Number>(&c.values[0].value);
    if (number == nullptr || number->decimals != 0 || number->mantissa < 0 ||
        number->mantissa > 1'000'000'000)
      fault(c.values[0].span, "wrong_type", "a count is compared with a whole number from 0");
  }

  void collection(Criterion& c) {
    if (find_collection(record_, c.name).collection != nullptr) return;
    std::vector<std::string_view> names;
    for (const auto& collection : record_.collections) {
      names.push_back(collection.name);
      names.insert(names.end(), collection.kinds.begin(), collection.kinds.end());
    }
    auto hint = did_you_mean(c.name, names);
    if (hint.empty()) hint = names.empty() ? "" : "; it has " + listing(names);
    fault(c.name_span, "unknown_collection",
          fmt::format("nothing of {} is called “{}”{}", record_.name, c.name, hint));
  }

  const Schema& schema_;
  const RecordSpec& record_;
  std::vector<Fault>& faults_;
};

}  // namespace

Checking check(const Schema& schema, std::string_view record, Criterion criterion) {
  Checking checking;
  const auto* spec = schema.record(record);
  if (spec == nullptr) {
    checking.faults.push_back(
        {0, 0, "unknown_record", fmt::format("there is no record type “{}”", record)});
    return checking;
  }
  Checker(schema, *spec, checking.faults).node(criterion);
  // Canonical names may be longer than those of the text.
  if (checking.ok()) check_limits(criterion, checking.faults);
  order_faults(checking.faults);
  checking.checked = {schema, spec, std::move(criterion)};
  return checking;
}

Result<Checked> compile(const Schema& schema, std::string_view record, std::string_view text) {
  auto parsed = parse(text);
  auto checking = check(schema, record, std::move(parsed.criterion));
  auto faults = std::move(parsed.faults);
  // An incomplete tree may miss parts, but what is there can be judged.
  faults.insert(faults.end(), checking.faults.begin(), checking.faults.end());
  order_faults(faults);
  if (!faults.empty()) return as_error(faults);
  return std::move(checking.checked);
}

Error as_error(const std::vector<Fault>& faults) {
  PENSTOCK_CHECK(!faults.empty(), "an error has a fault");
  Error error{ErrorCode::InvalidField, "invalid_criterion",
              "the criterion is not right: " + faults.front().says};
  for (const auto& fault : faults)
    error.fields.push_back(
        {fmt::format("at {}, length {}", fault.at, fault.length), fault.slug, fault.says});
  return error;
}

}  // namespace penstock::criteria
