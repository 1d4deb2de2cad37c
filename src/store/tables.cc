#include "store/tables.h"

#include <algorithm>

#include "store/statement_rules.h"

namespace penstock::store {

bool Table::has(std::string_view column) const {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

bool Table::is_key(std::string_view column) const {
  return std::find(keys.begin(), keys.end(), column) != keys.end();
}

std::size_t Table::index_of(std::string_view column) const {
  return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) -
                                  columns.begin());
}

std::vector<Table> list_tables(Reader& reader) {
  std::vector<Table> tables;
  reader.query(reader.dialect().all_columns(), {}, [&](const Row& row) {
    if (tables.empty() || tables.back().name != row.text(0))
      tables.push_back({std::string(row.text(0)), {}});
    auto& table = tables.back();
    table.columns.emplace_back(row.text(1));
    auto place = static_cast<std::size_t>(row.integer(2));  // in the primary key, from 1
    if (place > table.keys.size()) table.keys.resize(place);
    if (place > 0) table.keys[place - 1] = table.columns.back();
  });
  reader.query(reader.dialect().all_references(), {}, [&](const Row& row) {
    for (auto& table : tables)
      if (table.name == row.text(0))
        table.references.push_back({std::string(row.text(1)), std::string(row.text(2))});
  });
  return tables;
}

std::vector<Table> in_order_of_references(std::vector<Table> tables) {
  std::vector<Table> ordered;
  auto is_there = [&](const Table& table) {
    return std::all_of(table.references.begin(), table.references.end(), [&](const auto& to) {
      return to.table == table.name ||
             std::none_of(tables.begin(), tables.end(),
                          [&](const Table& waiting) { return waiting.name == to.table; });
    });
  };
  while (!tables.empty()) {
    auto next = std::find_if(tables.begin(), tables.end(), is_there);
    PENSTOCK_CHECK(next != tables.end(), "tables refer to each other in no circle");
    auto table = std::move(*next);
    tables.erase(next);
    ordered.push_back(std::move(table));
  }
  return ordered;
}

std::vector<std::string> read_sorted(Reader& reader, const Table& table) {
  std::string columns;
  for (const auto& column : table.columns) columns += (columns.empty() ? "t." : ", t.") + column;
  std::vector<std::string> lines;
  reader.query(std::string(kAllWorkspaces) + "SELECT " + columns + " FROM " + table.name + " t", {},
               [&](const Row& row) {
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
