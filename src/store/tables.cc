#include "store/tables.h"

#include <algorithm>

namespace penstock::store {

bool Table::has(std::string_view column) const {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

std::vector<Table> list_tables(Reader& reader) {
  std::vector<Table> tables;
  reader.query(reader.dialect().all_columns(), {}, [&](const Row& row) {
    if (tables.empty() || tables.back().name != row.text(0))
      tables.push_back({std::string(row.text(0)), {}});
    tables.back().columns.emplace_back(row.text(1));
  });
  return tables;
}

std::vector<std::string> read_sorted(Reader& reader, const Table& table) {
  std::string columns;
  for (const auto& column : table.columns) columns += (columns.empty() ? "t." : ", t.") + column;
  std::vector<std::string> lines;
  reader.query("SELECT " + columns + " FROM " + table.name + " t", {}, [&](const Row& row) {
    std::string line;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      auto at = static_cast<int>(i);
      line.append(row.is_null(at) ? "\\N" : row.text(at)).push_back('\t');
    }
    lines.push_back(std::move(line));
  });
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace penstock::store
