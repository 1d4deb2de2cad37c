// The text form of mappings. Tested by mapping_test.cc.

#include "features/importing/mapping.h"

namespace penstock::importing {
namespace {

constexpr std::size_t kFilesMax = 100;

struct Faults {
  std::vector<FieldError> all;
  void add(std::string field, std::string slug, std::string says) {
    if (all.size() < 100) all.push_back({std::move(field), std::move(slug), std::move(says)});
  }
};

// The text of a member, or nothing with a fault when it is there and no text.
std::optional<std::string> text_member(const Json& object, std::string_view name,
                                       const std::string& place, Faults& faults) {
  const Json* found = object.find(name);
  if (found == nullptr || found->is_null()) return {};
  if (const auto* text = found->as_string()) return *text;
  faults.add(place + "." + std::string(name), "wrong_type", "give a text here");
  return {};
}

// A member that is one of a set of words.
template <class Value, class Parse>
std::optional<Value> word_member(const Json& object, std::string_view name,
                                 const std::string& place, std::string_view words, Faults& faults,
                                 Parse parse) {
  auto text = text_member(object, name, place, faults);
  if (!text) return {};
  std::optional<Value> value = parse(*text);
  if (!value)
    faults.add(place + "." + std::string(name), "unknown_choice",
               "\"" + *text + "\" is none of " + std::string(words));
  return value;
}

std::optional<DecimalStyle> parse_decimal_style(std::string_view text) {
  if (text == "point") return DecimalStyle::Point;
  if (text == "comma") return DecimalStyle::Comma;
  return {};
}

std::optional<DateOrder> parse_date_order(std::string_view text) {
  if (text == "day_month") return DateOrder::DayMonth;
  if (text == "month_day") return DateOrder::MonthDay;
  return {};
}

void read_field(const std::string& field, RecordType type, const std::string& place,
                ColumnMapping& column, Faults& faults) {
  if (find_target(type, field) != nullptr) {
    column.field = field;
    return;
  }
  std::string names;
  for (const auto& target : targets_of(type))
    names += (names.empty() ? "" : ", ") + std::string(target.name);
  faults.add(place, "unknown_field",
             "a " + std::string(record_type_name(type)) + " has no field \"" + field +
                 "\"; it has " + names + "; for a custom field write {\"custom\": \"" +
                 custom_key_of(field) + "\"}");
}

void read_column(const Json& json, RecordType type, const std::string& place, ColumnMapping& column,
                 Faults& faults) {
  column.sure = 100;
  if (json.is_null()) return;
  if (const auto* field = json.as_string()) return read_field(*field, type, place, column, faults);
  const auto* object = json.as_object();
  if (object == nullptr)
    return faults.add(place, "wrong_type", "give a field's name, an object, or null");
  for (const auto& [name, member] : *object)
    if (name != "field" && name != "custom" && name != "unit")
      faults.add(place + "." + name, "unknown_member",
                 "only field, custom and unit are known here");
  auto field = text_member(json, "field", place, faults);
  auto custom = text_member(json, "custom", place, faults);
  if (field.has_value() == custom.has_value())
    return faults.add(place, "one_of_two", "give either field or custom");
  if (field) read_field(*field, type, place + ".field", column, faults);
  if (custom && custom_key_of(*custom) != *custom)
    faults.add(
        place + ".custom", "bad_key",
        "a custom key has small letters, digits and underscores; write " + custom_key_of(*custom));
  if (custom) column.custom_key = *custom;
  auto unit = word_member<Unit>(json, "unit", place, "one, thousands, millions, fraction", faults,
                                parse_unit);
  column.unit = unit.value_or(Unit::One);
}

void read_columns(const Json& json, const std::string& place, FileMapping& mapping,
                  Faults& faults) {
  const Json* columns = json.find("columns");
  const auto* object = columns == nullptr ? nullptr : columns->as_object();
  if (object == nullptr || object->empty())
    return faults.add(place + ".columns", "missing", "name at least one column");
  for (const auto& [header, value] : *object) {
    ColumnMapping column{header, "", 0, "", Unit::One};
    auto here = place + ".columns." + header;
    read_column(value, mapping.record_type, here, column, faults);
    for (const auto& other : mapping.columns) {
      if (!column.field.empty() && other.field == column.field)
        faults.add(here, "field_twice", "the column " + other.header + " already fills this field");
    }
    mapping.columns.push_back(std::move(column));
  }
}

void check_members_of_file(const Json& json, const std::string& place, Faults& faults) {
  constexpr std::string_view kKnown =
      " record_type profile decimal date_order currency time_zone delimiter encoding columns ";
  for (const auto& [name, member] : *json.as_object())
    if (kKnown.find(" " + name + " ") == kKnown.npos)
      faults.add(place + "." + name, "unknown_member", "known are" + std::string(kKnown));
}

MappingFileEntry read_entry(const Json& json, const std::string& place, Faults& faults) {
  MappingFileEntry entry;
  if (json.as_object() == nullptr) {
    faults.add(place, "wrong_type", "give an object here");
    return entry;
  }
  check_members_of_file(json, place, faults);
  auto type = word_member<RecordType>(json, "record_type", place,
                                      "deal, company, person, product, user, deal_history", faults,
                                      parse_record_type);
  if (json.find("record_type") == nullptr)
    faults.add(place + ".record_type", "missing", "say what a row is, as \"deal\"");
  entry.mapping.record_type = type.value_or(RecordType::Deal);
  entry.mapping.profile = text_member(json, "profile", place, faults).value_or("spreadsheet");
  entry.decimal = word_member<DecimalStyle>(json, "decimal", place, "point, comma", faults,
                                            parse_decimal_style);
  entry.date_order = word_member<DateOrder>(json, "date_order", place, "day_month, month_day",
                                            faults, parse_date_order);
  entry.delimiter = word_member<char>(json, "delimiter", place, "comma, semicolon, tab, pipe",
                                      faults, parse_delimiter);
  entry.encoding =
      word_member<Encoding>(json, "encoding", place,
                            "utf-8, utf-16le, utf-16be, windows-1250 to -1252, -1254, iso-8859-1",
                            faults, parse_encoding);
  auto currency = word_member<Currency>(json, "currency", place, "the ISO 4217 codes, as EUR",
                                        faults, Currency::parse);
  entry.mapping.styles.currency = currency.value_or(Currency{});
  auto zone = text_member(json, "time_zone", place, faults).value_or("");
  if (!zone.empty() && !is_time_zone(zone))
    faults.add(place + ".time_zone", "unknown_zone", "give a zone such as Europe/Warsaw");
  entry.mapping.styles.time_zone = zone;
  if (type) read_columns(json, place, entry.mapping, faults);
  return entry;
}

}  // namespace

Result<std::vector<MappingFileEntry>> read_mapping_file(std::string_view text) {
  TRY(json, parse_json(text));
  const Json* files = json.find("files");
  const auto* list = files == nullptr ? nullptr : files->as_array();
  if (list == nullptr || list->empty() || list->size() > kFilesMax)
    return invalid_field("files", "missing",
                         "the mapping needs a list \"files\" of 1 to 100 objects");
  Faults faults;
  std::vector<MappingFileEntry> entries;
  for (std::size_t i = 0; i < list->size(); ++i)
    entries.push_back(read_entry((*list)[i], "files[" + std::to_string(i) + "]", faults));
  if (faults.all.empty()) return entries;
  auto says = "the mapping has " + std::to_string(faults.all.size()) + " faults; the first is at " +
              faults.all[0].field + ": " + faults.all[0].says;
  return Error{ErrorCode::InvalidField, "invalid_mapping", says, std::move(faults.all)};
}

Json to_json(const FileMapping& mapping) {
  Json columns{Json::Object{}};
  for (const auto& column : mapping.columns) {
    Json value;
    if (column.unit == Unit::One && !column.field.empty()) {
      value = Json(column.field);
    } else if (!column.field.empty()) {
      value.set("field", Json(column.field));
      value.set("unit", Json(unit_name(column.unit)));
    } else if (!column.custom_key.empty()) {
      value.set("custom", Json(column.custom_key));
    }
    columns.set(column.header, std::move(value));
  }
  const auto& styles = mapping.styles;
  Json json;
  json.set("record_type", Json(record_type_name(mapping.record_type)));
  json.set("profile", Json(mapping.profile));
  json.set("decimal", Json(styles.decimal == DecimalStyle::Point ? "point" : "comma"));
  json.set("date_order",
           Json(styles.date_order == DateOrder::DayMonth ? "day_month" : "month_day"));
  if (styles.currency) json.set("currency", Json(styles.currency.text()));
  if (!styles.time_zone.empty()) json.set("time_zone", Json(styles.time_zone));
  json.set("columns", std::move(columns));
  return json;
}

std::string_view unit_name(Unit unit) {
  switch (unit) {
    case Unit::One:
      return "one";
    case Unit::Thousands:
      return "thousands";
    case Unit::Millions:
      return "millions";
    case Unit::Fraction:
      return "fraction";
  }
  return "";
}

std::optional<Unit> parse_unit(std::string_view name) {
  for (auto unit : {Unit::One, Unit::Thousands, Unit::Millions, Unit::Fraction})
    if (unit_name(unit) == name) return unit;
  return {};
}

}  // namespace penstock::importing
