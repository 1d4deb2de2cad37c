#pragma once
// What tables the store has, as the engine knows them: for copies, comparisons and tests.

#include <string>
#include <vector>

#include "store/database.h"

namespace penstock::store {

struct Reference {
  std::string column;
  std::string table;  // where the row is that it names
};

struct Table {
  std::string name;
  std::vector<std::string> columns;
  std::vector<Reference> references{};
  std::vector<std::string> keys{};  // of the primary key, in its order

  bool has(std::string_view column) const;
  bool is_key(std::string_view column) const;
  // Requires: has(column).
  std::size_t index_of(std::string_view column) const;
};

// In the order of names. The text index is not among them: it follows from the records.
std::vector<Table> list_tables(Reader& reader);

// The same tables, each behind those that it refers to (itself aside).
std::vector<Table> in_order_of_references(std::vector<Table> tables);

// Each row as the texts of its columns, in the order of their bytes; a null is "\\N". Requires: it
// all fits into memory.
std::vector<std::string> read_sorted(Reader& reader, const Table& table);

}  // namespace penstock::store
