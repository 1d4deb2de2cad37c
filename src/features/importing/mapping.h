#pragma once
// Which column fills which field: guessed from headers and samples, changed by a person, kept as
// JSON.

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "features/importing/cells.h"
#include "features/importing/sniff.h"
#include "features/importing/targets.h"
#include "features/importing/text_source.h"

namespace penstock::importing {

struct ColumnMapping {
  std::string header;
  std::string field;       // a target's name; empty: not a field
  int sure = 0;            // 0..100
  std::string custom_key;  // where `field` is empty: the custom field; empty as well: not imported
  Unit unit = Unit::One;
  bool operator==(const ColumnMapping&) const = default;
};

struct FileMapping {
  RecordType record_type = RecordType::Deal;
  std::string profile = "spreadsheet";
  std::vector<ColumnMapping> columns;  // in the order of the file
  CellStyles styles;
};

// The record type and the mapping of a table by a profile ("" takes the one that fits best).
// Every column that is no field becomes a custom field; where two columns claim a field the surer
// one gets it. Columns whose samples contradict the field stay custom. Never fails: a table that
// nothing is known of comes as deals with custom columns and `sure` 0 (see recognise).
FileMapping guess_mapping(const TableLook& look, std::string_view profile = "");

// Reads the text of `--mapping FILE`:
//   {"files": [{"record_type": "deal", "profile": "hubspot", "decimal": "point|comma",
//     "date_order": "day_month|month_day", "currency": "EUR", "time_zone": "Europe/Warsaw",
//     "delimiter": "comma|semicolon|tab|pipe", "encoding": "windows-1250",
//     "columns": {"Deal Name": "title", "Revenue": {"field": "value", "unit": "millions"},
//                 "Region": {"custom": "region"}, "Internal": null}}]}
// All members but record_type and columns are optional; units are one, thousands, millions,
// fraction. A column that the file has and the mapping does not name becomes a custom field.
struct MappingFileEntry {
  FileMapping mapping;  // columns in the order of the JSON
  std::optional<char> delimiter;
  std::optional<Encoding> encoding;
  std::optional<DecimalStyle> decimal;
  std::optional<DateOrder> date_order;
};
// Errors: InvalidField with every faulty place ("files[0].columns.Revenue.unit").
Result<std::vector<MappingFileEntry>> read_mapping_file(std::string_view json);
// The entry that fits a file: all of its columns are headers of the file, the most columns win.
const MappingFileEntry* find_mapping(const std::vector<MappingFileEntry>& entries,
                                     const TableLook& look);
// The entry laid over the table that it is for.
FileMapping apply_mapping(const MappingFileEntry& entry, const TableLook& look);
// The JSON of one entry, as read_mapping_file takes it.
Json to_json(const FileMapping& mapping);

std::string_view unit_name(Unit unit);
std::optional<Unit> parse_unit(std::string_view name);
// "Сумма, тыс." → "summa_tys": ASCII letters, digits and underscores, at most 60 bytes.
std::string custom_key_of(std::string_view header);

}  // namespace penstock::importing
