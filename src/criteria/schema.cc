#include "criteria/schema.h"

#include <algorithm>

namespace penstock::criteria {
namespace {

// Fields of many records by which nobody looks for one.
constexpr std::string_view kBookkeeping[] = {"id", "version", "rank", "external_source",
                                             "external_id"};

bool is_criteria_kind(FieldKind kind) {
  return kind != FieldKind::List && kind != FieldKind::Object && kind != FieldKind::Json;
}

std::string_view without_suffix(std::string_view name, std::string_view suffix) {
  if (name.size() > suffix.size() && name.ends_with(suffix)) name.remove_suffix(suffix.size());
  return name;
}

}  // namespace

std::string_view FieldSpec::short_name() const {
  if (!references.empty()) return without_suffix(name, "_id");
  if (kind == FieldKind::Probability) return without_suffix(name, "_bp");
  return name;
}

const FieldSpec* RecordSpec::field(std::string_view wanted) const {
  for (const auto& spec : fields)
    if (spec.name == wanted) return &spec;
  for (const auto& spec : fields)
    if (spec.short_name() == wanted) return &spec;
  return nullptr;
}

FieldSpec* RecordSpec::field(std::string_view wanted) {
  return const_cast<FieldSpec*>(static_cast<const RecordSpec*>(this)->field(wanted));
}

RecordSpec make_record_spec(std::string name, std::string table,
                            const RecordDescription& description) {
  RecordSpec record;
  record.name = std::move(name);
  record.table = std::move(table);
  int member = -1;
  for (const Field& field : description.fields) {
    ++member;
    if (!is_criteria_kind(field.kind)) continue;
    FieldSpec spec;
    spec.name = std::string(field.name);
    spec.kind = field.kind;
    spec.column = spec.name;
    spec.member = member;
    spec.sortable = field.kind != FieldKind::Tags;
    spec.offered = std::find(std::begin(kBookkeeping), std::end(kBookkeeping), spec.name) ==
                   std::end(kBookkeeping);
    for (auto choice : field.choices) spec.choices.emplace_back(choice);
    if (field.kind == FieldKind::Id) {
      spec.id_prefix = std::string(field.id_prefix);
      if (field.name != "id") spec.references = spec.id_prefix;
    }
    record.fields.push_back(std::move(spec));
  }
  return record;
}

FieldSpec make_custom_field(std::string_view key, FieldKind kind,
                            std::vector<std::string> choices) {
  bool plain = !key.empty() && key.size() <= 64;
  for (char c : key)
    plain = plain && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
  PENSTOCK_CHECK(plain, "the key of a custom field is 1 to 64 of a-z, 0-9 and _");
  PENSTOCK_CHECK(kind == FieldKind::Text || kind == FieldKind::Integer ||
                     kind == FieldKind::Decimal || kind == FieldKind::Boolean ||
                     kind == FieldKind::Date || kind == FieldKind::Choice,
                 "a custom field is a text, number, boolean, date or choice");
  FieldSpec spec;
  spec.name = "custom." + std::string(key);
  // JSON knows only one kind of number.
  spec.kind = kind == FieldKind::Integer ? FieldKind::Decimal : kind;
  spec.json_key = std::string(key);
  spec.choices = std::move(choices);
  spec.sortable = false;
  return spec;
}

Schema::Schema(std::vector<RecordSpec> records) {
  for (auto& record : records) {
    for (auto& field : record.fields)
      if (field.is_custom() && field.column.empty()) field.column = record.custom_column;
    records_.push_back(std::make_shared<const RecordSpec>(std::move(record)));
  }
}

const RecordSpec* Schema::record(std::string_view name) const {
  for (const auto& record : records_)
    if (record->name == name) return record.get();
  return nullptr;
}

Schema Schema::with_custom(std::string_view name, const std::vector<FieldSpec>& fields) const {
  Schema made = *this;
  for (auto& record : made.records_) {
    if (record->name != name) continue;
    PENSTOCK_CHECK(!record->custom_column.empty(), "the record has a column for custom fields");
    auto changed = std::make_shared<RecordSpec>(*record);
    std::erase_if(changed->fields, [](const FieldSpec& field) { return field.is_custom(); });
    for (FieldSpec field : fields) {
      field.column = changed->custom_column;
      changed->fields.push_back(std::move(field));
    }
    record = std::move(changed);
  }
  return made;
}

}  // namespace penstock::criteria
