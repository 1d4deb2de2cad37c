// Tested by preview_test.cc.

#include "features/importing/preview.h"

#include <algorithm>

#include "features/importing/import_store.h"

namespace penstock::importing {
namespace {

std::string cut(std::string_view cell) {
  if (cell.size() <= kPreviewCellBytesMax) return std::string(cell);
  auto end = kPreviewCellBytesMax;
  while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0) == 0x80) --end;
  return std::string(cell.substr(0, end)) + "…";
}

// A fault names its column by the header, or the field that no column fills.
std::optional<std::int64_t> column_of(const FieldError& fault, const FileMapping& mapping) {
  if (fault.field.empty()) return {};
  const auto& columns = mapping.columns;
  auto found = std::ranges::find(columns, fault.field, &ColumnMapping::header);
  if (found == columns.end())
    found = std::ranges::find(columns, fault.field, &ColumnMapping::field);
  if (found == columns.end()) return {};
  return found - columns.begin();
}

}  // namespace

Result<PreviewAnswer> preview_of(const FileSpec& given, const std::string& file_path,
                                 const std::optional<std::string>& currency,
                                 const access::Actor& actor) {
  std::uint64_t rows_estimate = 0;
  TRY(spec, complete_spec(given, file_path, given.profile.value_or(""), rows_estimate));
  set_defaults(spec, currency, actor);
  TRY(how, readable(spec, ""));
  TRY(reader, TableReader::open(file_path, how.format, how.mapping));
  PreviewAnswer answer;
  while (answer.rows.size() < kPreviewRowsMax) {
    TRY(mapped, reader->next());
    if (!mapped) break;
    PreviewRow row;
    for (auto cell : reader->raw().cells) row.cells.push_back(cut(cell));
    for (auto& fault : mapped->errors)
      row.faults.push_back(
          {column_of(fault, how.mapping), std::move(fault.slug), std::move(fault.says)});
    answer.rows.push_back(std::move(row));
  }
  return answer;
}

}  // namespace penstock::importing
