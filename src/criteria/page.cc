#include "criteria/page.h"

#include <algorithm>

#include "criteria/grammar.h"
#include "criteria/resolve.h"
#include "criteria/words.h"

namespace penstock::criteria {
namespace {

ValueKind kind_of(const FieldSpec& field) {
  switch (field.kind) {
    case FieldKind::Id:
      return ValueKind::Reference;
    case FieldKind::Integer:
    case FieldKind::Decimal:
      return ValueKind::Number;
    case FieldKind::Boolean:
      return ValueKind::Boolean;
    case FieldKind::Money:
      return ValueKind::Money;
    case FieldKind::Probability:
      return ValueKind::Percent;
    case FieldKind::Instant:
      return ValueKind::Instant;
    case FieldKind::Date:
      return ValueKind::Date;
    case FieldKind::Choice:
      return ValueKind::Choice;
    case FieldKind::Tags:
      return ValueKind::Tags;
    default:
      return ValueKind::Text;
  }
}

// "expected_close_on" → "Expected close", "decision_maker" → "Decision maker".
std::string label_of(std::string_view name) {
  for (std::string_view ending : {"_on", "_at"})
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  if (auto dot = name.rfind('.'); dot != std::string_view::npos && !name.starts_with("custom."))
    return label_of(name.substr(0, dot)) + ": " + std::string(name.substr(dot + 1));
  if (name.starts_with("custom.")) name.remove_prefix(std::string_view("custom.").size());
  std::string label(name);
  std::replace(label.begin(), label.end(), '_', ' ');
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z')
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return label;
}

FieldInfo info_of(const FieldSpec& field, std::string name) {
  FieldInfo info{.name = std::move(name),
                 .kind = kind_of(field),
                 .label = {},
                 .choices = {},
                 .operators = {},
                 .of = {}};
  info.label = label_of(info.name);
  if (!field.references.empty()) info.of = field.references;
  for (const auto& choice : field.choices)
    info.choices.push_back({choice, field.is_custom() ? choice : label_of(choice)});
  for (Op op : operators_of(field.kind)) info.operators.emplace_back(op_text(op));
  return info;
}

// Fields come in this order, then the others as they are described.
constexpr std::string_view kFirst[] = {"title",
                                       "name",
                                       "status",
                                       "kind",
                                       "stage",
                                       "pipeline",
                                       "value",
                                       "owner",
                                       "company",
                                       "product",
                                       "tags",
                                       "industry",
                                       "expected_close_on",
                                       "due_on",
                                       "next_activity_at",
                                       "last_activity_at",
                                       "entered_stage_at",
                                       "opened_on",
                                       "closed_on",
                                       "created_at",
                                       "updated_at"};

std::size_t place_of(const FieldSpec& field) {
  if (field.is_custom()) return std::size(kFirst) + 1;
  return static_cast<std::size_t>(
      std::find(std::begin(kFirst), std::end(kFirst), field.short_name()) - std::begin(kFirst));
}

CheckReport report(const Schema& schema, std::string_view record, std::string_view text,
                   Parsed parsed) {
  auto checking = check(schema, record, std::move(parsed.criterion));
  CheckReport made{.text = std::string(text), .json = nullptr, .errors = std::move(parsed.faults)};
  made.errors.insert(made.errors.end(), checking.faults.begin(), checking.faults.end());
  order_faults(made.errors);
  if (!made.errors.empty()) return made;
  made.text = print(checking.checked.criterion);
  made.json = to_json(checking.checked.criterion);
  return made;
}

}  // namespace

std::vector<FieldInfo> fields(const Schema& schema, std::string_view record) {
  std::vector<FieldInfo> infos;
  const auto* spec = schema.record(record);
  if (spec == nullptr) return infos;
  std::vector<std::pair<std::size_t, const FieldSpec*>> offered;
  for (const auto& field : spec->fields)
    if (field.offered) offered.emplace_back(place_of(field), &field);
  // By place, then as described: the fields of a record lie in one vector.
  std::sort(offered.begin(), offered.end());
  for (const auto& [place, field] : offered) {
    std::string name(field->short_name());
    infos.push_back(info_of(*field, name));
    if (field->references.empty()) continue;
    const auto* to = schema.record(field->references);
    const auto* called = to ? to->field("name") : nullptr;
    if (called != nullptr) infos.push_back(info_of(*called, name + ".name"));
  }
  return infos;
}

std::string likely_field(const Schema& schema, std::string_view record, std::string_view word) {
  auto all = fields(schema, record);
  std::vector<std::string_view> names;
  for (const auto& field : all) {
    std::string_view name = field.name;
    if (!name.starts_with("custom.")) name.remove_prefix(name.rfind('.') + 1);
    names.push_back(name);
  }
  return std::string(alike(word, names));
}

CheckReport check_text(const Schema& schema, std::string_view record, std::string_view text) {
  return report(schema, record, text, parse(text));
}

CheckReport check_json(const Schema& schema, std::string_view record, const Json& json) {
  auto parsed = from_json(json);
  if (!parsed.ok()) return {.text = "", .json = nullptr, .errors = std::move(parsed.faults)};
  // Read again from its text, so that faults have a place in it.
  auto text = print(parsed.criterion);
  return report(schema, record, text, parse(text));
}

}  // namespace penstock::criteria
