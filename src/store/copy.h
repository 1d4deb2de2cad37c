#pragma once
// Moving house: tables from one store into another, of whichever engines, and the proof that both
// hold the same. What is there already is compared, and only what differs is written: so a copy
// goes on where it was broken off, and one that is repeated catches up with a source that serves.

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

using Cells = std::vector<std::optional<std::string>>;  // a row as texts, column by column

// Sums the hashes of rows as two numbers of 64 bits: the order of rows does not matter.
class Summing {
 public:
  explicit Summing(std::string table) { sum_.table = std::move(table); }
  void add(const Cells& cells);
  TableSum finish();

 private:
  TableSum sum_;
  std::array<std::uint64_t, 2> parts_{};
};

// Of the whole table, or of one workspace's rows.
TableSum sum_table(Reader& reader, const Table& table, WorkspaceId only = {});

// Called after each batch of rows that were looked at.
using OnCopied = std::function<void(const std::string& table, std::int64_t rows)>;

struct CopyRound {
  std::vector<TableSum> sums;  // what both hold now
  std::int64_t written = 0;    // rows that differed
  std::int64_t deleted = 0;    // rows that the source no longer has
};

// Makes `to` equal to one snapshot of `from`, or one workspace of it; others may write to `from`
// meanwhile, which the next round brings. The text index is left to the caller. A directory row is
// written after all else: nobody can sign in to what is half there.
// Requires: both are at the same version of the schema; nobody else writes what is copied to `to`.
// Errors: Unavailable/copy_differs when both are not equal afterwards; Unavailable/copy_stuck when
// rows would not go in.
Result<CopyRound> copy_round(Database& from, Database& to, const OnCopied& on_copied,
                             WorkspaceId only = {});

// A store that is being copied into is not served: begin_copy marks it, end_copy says that it is
// whole, and the first server or change takes it into use, after which nothing may be copied over
// it. Errors: RuleRejected/not_empty where `to` is in use.
enum class CopyMark { Unfinished, Whole };
// Returns what it was marked as before.
Result<CopyMark> begin_copy(Database& to, Instant now);
Result<void> end_copy(Database& to);
// Errors: Unavailable/copy_unfinished.
Result<void> check_whole(Database& database);
// Errors: also Unavailable/store_missing where there is no schema.
Result<void> check_readable(Database& database);
Result<void> take_into_use(Database& database);

// Puts rows in, several with one statement; those that are there already are written over.
Result<void> write_rows(Database& to, const Table& table, std::span<const Cells> rows);

void move_last(std::vector<Table>& tables, std::string_view name);

// The tables with rows of workspaces, in the order in which they can be filled.
std::vector<Table> tables_to_copy(Reader& reader);

}  // namespace penstock::store
