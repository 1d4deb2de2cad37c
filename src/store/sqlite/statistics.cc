#include "store/sqlite/statistics.h"

#include <algorithm>
#include <string>
#include <vector>

namespace penstock::store::sqlite {
namespace {

constexpr std::int64_t kRows = 1'000'000;

// Rows of a workspace that share a value of the column, where the column stands alone.
std::int64_t rows_of_one_value(std::string_view column) {
  if (column == "workspace_id") return kRows;
  if (column == "status" || column == "state" || column == "kind" || column == "pipeline_id" ||
      column == "active")
    return 300'000;
  if (column == "stage_id" || column == "external_source" || column == "queue") return 100'000;
  if (column == "owner_id" || column == "user_id" || column == "team_id" ||
      column == "product_id" || column == "batch_id")
    return 20'000;
  return 10;
}

struct Index {
  std::string table;
  std::string name;  // of the table itself where that is WITHOUT ROWID
  bool unique = false;
  std::vector<std::string> columns;
};

std::vector<std::string> column_names(Connection& connection, std::string_view index) {
  std::vector<std::string> names;
  connection.run("SELECT i.name FROM pragma_index_info($1) i ORDER BY i.seqno",
                 std::vector<Param>{Param(index)},
                 [&](const Row& row) { names.emplace_back(row.text(0)); });
  return names;
}

std::vector<Index> all_indexes(Connection& connection) {
  std::vector<Index> indexes;
  connection.run(
      "SELECT t.name, i.name, i.\"unique\", t.wr, i.origin FROM pragma_table_list t JOIN "
      "pragma_index_list(t.name) i "
      "WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%'",
      {}, [&](const Row& row) {
        bool is_table = row.integer(3) != 0 && row.text(4) == "pk";
        indexes.push_back({std::string(row.text(0)),
                           std::string(is_table ? row.text(0) : row.text(1)),
                           row.integer(2) != 0,
                           {}});
        indexes.back().columns.emplace_back(row.text(1));  // the name to ask by; replaced below
      });
  for (auto& index : indexes) {
    auto asked = index.columns.front();
    index.columns = column_names(connection, asked);
  }
  return indexes;
}

// "1000000 1000000 10 1": all rows, then the rows that share the first column, the first two …
std::string describe(const Index& index) {
  auto text = std::to_string(kRows);
  auto shared = kRows;
  for (std::size_t i = 0; i < index.columns.size(); ++i) {
    shared = std::min(shared, rows_of_one_value(index.columns[i]));
    if (i > 1) shared = std::max<std::int64_t>(1, shared / 3);  // each further column narrows
    if (index.unique && i + 1 == index.columns.size()) shared = 1;
    text += " " + std::to_string(shared);
  }
  return text;
}

}  // namespace

void write_statistics(Connection& connection) {
  connection.script("ANALYZE schema_version");  // makes the table where it is not there
  auto indexes = all_indexes(connection);
  connection.script("BEGIN IMMEDIATE; DELETE FROM sqlite_stat1;");
  for (const auto& index : indexes) {
    auto text = describe(index);
    std::vector<Param> values{Param(index.table), Param(index.name), Param(text)};
    connection.execute("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)", values);
  }
  connection.script("COMMIT; ANALYZE sqlite_schema;");
}

}  // namespace penstock::store::sqlite
