// Between what a person confirms of a file (FileSpec, JSON) and what reads it (TableFormat,
// FileMapping).

#include "base/text.h"
#include "features/importing/import_store.h"

namespace penstock::importing {
namespace {

Error unknown_choice(const std::string& path, std::string_view given, std::string_view choices) {
  return invalid_field(
      path, "unknown_choice",
      "there is no \"" + std::string(given) + "\"; give one of: " + std::string(choices));
}

Result<ColumnMapping> column_of(const ColumnSpec& spec, RecordType type, const std::string& path) {
  ColumnMapping column{
      .header = spec.header, .field = spec.field.value_or(""), .sure = 100, .custom_key = {}};
  if (!column.field.empty() && find_target(type, column.field) == nullptr)
    return invalid_field(path + "field", "unknown_field",
                         "a " + std::string(record_type_name(type)) + " has no field \"" +
                             column.field + "\"; choose one of the list");
  if (spec.unit) {
    auto unit = parse_unit(*spec.unit);
    if (!unit)
      return unknown_choice(path + "unit", *spec.unit, "one, thousands, millions, fraction");
    column.unit = *unit;
  }
  if (column.field.empty() && !spec.skip)
    column.custom_key = spec.custom.value_or(custom_key_of(spec.header));
  return column;
}

Result<void> read_styles(const FileSpec& spec, const std::string& path, ReadableFile& file) {
  auto& styles = file.mapping.styles;
  if (spec.decimal) {
    if (*spec.decimal != "point" && *spec.decimal != "comma")
      return unknown_choice(path + "decimal", *spec.decimal, "point, comma");
    styles.decimal = *spec.decimal == "point" ? DecimalStyle::Point : DecimalStyle::Comma;
  }
  if (spec.date_style) {
    if (*spec.date_style != "day_month" && *spec.date_style != "month_day")
      return unknown_choice(path + "date_style", *spec.date_style, "day_month, month_day");
    styles.date_order = *spec.date_style == "day_month" ? DateOrder::DayMonth : DateOrder::MonthDay;
  }
  if (spec.currency) {
    auto currency = Currency::parse(*spec.currency);
    if (!currency)
      return invalid_field(path + "currency", "unknown_currency",
                           "give an ISO 4217 code such as EUR");
    styles.currency = *currency;
  }
  if (spec.time_zone && !is_time_zone(*spec.time_zone))
    return invalid_field(path + "time_zone", "unknown_time_zone",
                         "give an IANA zone such as Europe/Warsaw");
  styles.time_zone = spec.time_zone.value_or("");
  return {};
}

}  // namespace

Result<ReadableFile> readable(const FileSpec& spec, const std::string& path) {
  ReadableFile file;
  file.mapping.profile = spec.profile.value_or("spreadsheet");
  file.format.has_header = spec.has_header.value_or(true);
  file.format.bom_bytes = static_cast<int>(spec.bom_bytes.value_or(0));
  if (spec.record_type) {
    auto type = parse_record_type(*spec.record_type);
    if (!type)
      return unknown_choice(path + "record_type", *spec.record_type,
                            "deal, company, person, product, user, deal_history");
    file.mapping.record_type = *type;
  }
  if (spec.encoding) {
    auto encoding = parse_encoding(*spec.encoding);
    if (!encoding)
      return unknown_choice(path + "encoding", *spec.encoding,
                            "utf-8, windows-1250, windows-1252 and the like");
    file.format.encoding = *encoding;
  }
  if (spec.delimiter) {
    auto delimiter = parse_delimiter(*spec.delimiter);
    if (!delimiter)
      return unknown_choice(path + "delimiter", *spec.delimiter, "comma, semicolon, tab, pipe");
    file.format.delimiter = *delimiter;
  }
  TRY_VOID(read_styles(spec, path, file));
  std::vector<std::string> used;
  for (std::size_t i = 0; i < spec.columns.size(); ++i) {
    auto place = path + "columns[" + std::to_string(i) + "].";
    TRY(column, column_of(spec.columns[i], file.mapping.record_type, place));
    if (!column.field.empty() && std::find(used.begin(), used.end(), column.field) != used.end())
      return invalid_field(
          place + "field", "taken_twice",
          "two columns fill the field \"" + column.field + "\"; choose one of them");
    if (!column.field.empty()) used.push_back(column.field);
    file.mapping.columns.push_back(std::move(column));
  }
  return file;
}

Result<void> check_spec(const FileSpec& spec, const std::string& path) {
  TRY(file, readable(spec, path));
  (void)file;
  if (!spec.columns.empty() && !spec.record_type)
    return invalid_field(path + "record_type", "required", "say what the rows of this file are");
  return {};
}

FileSpec spec_of(const FileGuess& guess) {
  const auto& mapping = guess.mapping;
  FileSpec spec{
      .record_type = std::string(record_type_name(mapping.record_type)),
      .columns = {},
      .profile = mapping.profile,
      .encoding = std::string(encoding_name(guess.encoding.encoding)),
      .bom_bytes = guess.encoding.bom_bytes,
      .delimiter = std::string(delimiter_name(guess.look.delimiter)),
      .has_header = guess.look.has_header,
      .decimal = mapping.styles.decimal == DecimalStyle::Point ? "point" : "comma",
      .date_style = mapping.styles.date_order == DateOrder::DayMonth ? "day_month" : "month_day",
      .currency = {},
      .time_zone = {}};
  if (mapping.styles.currency) spec.currency = std::string(mapping.styles.currency.text());
  if (!mapping.styles.time_zone.empty()) spec.time_zone = mapping.styles.time_zone;
  for (const auto& column : mapping.columns) {
    ColumnSpec one{.header = column.header, .field = {}, .custom = {}, .unit = {}};
    if (!column.field.empty())
      one.field = column.field;
    else if (!column.custom_key.empty())
      one.custom = column.custom_key;
    else
      one.skip = true;
    if (column.unit != Unit::One) one.unit = std::string(unit_name(column.unit));
    spec.columns.push_back(std::move(one));
  }
  return spec;
}

Result<FileSpec> complete_spec(const FileSpec& given, const std::string& file_path,
                               std::string_view profile, std::uint64_t& rows_estimate) {
  TRY(asked, readable(given, ""));
  TRY(file, FileSource::open(file_path));
  GuessOptions options{.profile = given.profile ? std::string_view(*given.profile) : profile,
                       .encoding = {},
                       .sniff = {}};
  if (given.encoding) options.encoding = asked.format.encoding;
  if (given.delimiter) options.sniff.delimiter = asked.format.delimiter;
  options.sniff.has_header = given.has_header;
  if (given.decimal) options.sniff.decimal = asked.mapping.styles.decimal;
  if (given.date_style) options.sniff.date_order = asked.mapping.styles.date_order;
  TRY(guess, guess_file(*file, options));
  rows_estimate = guess.rows_estimate;
  auto spec = spec_of(guess);
  for (auto member : {&FileSpec::currency, &FileSpec::time_zone})
    if (given.*member) spec.*member = given.*member;
  if (given.columns.empty()) {
    if (given.record_type && *given.record_type != *spec.record_type)
      return invalid_field("columns", "required",
                           "the file looks like one of the type " + *spec.record_type +
                               "; say which column fills which field");
    return spec;
  }
  spec.record_type = given.record_type;
  std::vector<ColumnSpec> columns;
  for (const auto& header : guess.look.headers)
    columns.push_back({.header = header, .field = {}, .custom = {}, .unit = {}});
  std::vector<bool> taken(columns.size(), false);
  for (const auto& column : given.columns) {
    std::size_t at = 0;
    while (at < columns.size() && (taken[at] || columns[at].header != column.header)) ++at;
    if (at == columns.size())
      return invalid_field(
          "columns", "unknown_column",
          "the file has no column \"" + column.header + "\"; look at its first row");
    taken[at] = true;
    columns[at] = column;
  }
  spec.columns = std::move(columns);
  TRY_VOID(check_spec(spec, ""));
  return spec;
}

void set_defaults(FileSpec& spec, const std::optional<std::string>& currency,
                  const access::Actor& actor) {
  if (!spec.currency) spec.currency = currency.value_or(std::string(actor.currency.text()));
  if (!spec.time_zone) spec.time_zone = actor.time_zone;
}

}  // namespace penstock::importing
