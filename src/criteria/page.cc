#include "criteria/page.h"

#include "criteria/grammar.h"
#include "criteria/resolve.h"
#include "criteria/words.h"

namespace penstock::criteria {
namespace {

std::string kind_name(const FieldSpec& field) {
  switch (field.kind) {
    case FieldKind::Id:
      return "reference";
    case FieldKind::Integer:
    case FieldKind::Decimal:
      return "number";
    case FieldKind::Boolean:
      return "boolean";
    case FieldKind::Money:
      return "money";
    case FieldKind::Probability:
      return "percent";
    case FieldKind::Instant:
      return "instant";
    case FieldKind::Date:
      return "date";
    case FieldKind::Choice:
      return "choice";
    case FieldKind::Tags:
      return "tags";
    default:
      return "text";
  }
}

FieldInfo info_of(const FieldSpec& field) {
  FieldInfo info{.name = std::string(field.short_name()),
                 .kind = kind_name(field),
                 .label_key = field.label,
                 .choices = {},
                 .operators = {},
                 .of = field.references};
  for (const auto& choice : field.choices)
    info.choices.push_back({choice, field.is_custom() ? choice : field.label + "." + choice});
  for (Op op : operators_of(field.kind)) info.operators.emplace_back(op_text(op));
  return info;
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
  for (const auto& field : spec->fields) infos.push_back(info_of(field));
  return infos;
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
