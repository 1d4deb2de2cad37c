#pragma once
// Moving house: every table from one store into another, of whichever engines, and the proof that
// both hold the same.

#include <functional>

#include "store/tables.h"

namespace penstock::store {

// What a table holds. Equal on any engine and in any order of rows when the rows are equal.
struct TableSum {
  std::string table;
  std::int64_t rows = 0;
  std::string hash;  // 32 hex digits: the sum of the BLAKE2b of each row
  bool operator==(const TableSum&) const = default;
};

TableSum sum_table(Reader& reader, const Table& table);

// Called after each batch of rows.
using OnCopied = std::function<void(const std::string& table, std::int64_t rows)>;

// Copies one snapshot of `from`; others may write there meanwhile, which is not copied. The text
// index is left to the caller. Returns what was copied, table by table.
// Requires: both are at the same version of the schema.
// Errors: RuleRejected/not_empty when `to` has a workspace already; Unavailable/copy_differs when
// what arrived is not what was sent.
Result<std::vector<TableSum>> copy_tables(Database& from, Database& to, const OnCopied& on_copied);

}  // namespace penstock::store
