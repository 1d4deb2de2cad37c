#pragma once
// The embedded store: one file, WAL, synchronous=FULL, one writer thread with group commit.

#include <memory>
#include <string>

#include "store/database.h"

namespace penstock::store {

class Shipping;

struct SqliteOptions {
  std::string path;  // the database file; it is made where it does not exist
  IdMaker& ids;
  bool read_only = false;        // beside a server that has it open; writes fail
  std::string vfs{};             // another way to the disk, for simulations; empty: the system's
  Shipping* shipping = nullptr;  // commits go to a folder too; outlives the database
};

// Opens the store and locks it: a second server on the same file is refused, and so is a database
// that another program made.
// Errors: Unavailable/store_locked, Unavailable/store_foreign, Unavailable/store_unusable with the
// reason and the remedy.
Result<std::unique_ptr<Database>> open_sqlite(SqliteOptions options);

// The words of SQLite, for who only writes statements.
const Dialect& sqlite_dialect();

}  // namespace penstock::store
