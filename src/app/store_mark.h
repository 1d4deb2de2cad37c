#pragma once
// Which store a folder belongs to. Where it is a PostgreSQL database the folder keeps a mark that
// says so: the file that was served before the move may still lie there, and a start that forgot
// the address of the database would serve that old data.

#include <string>

#include "app/application.h"

namespace penstock::app {

inline constexpr std::string_view kStoreMark = "store-is-on-postgresql";

// "/srv/penstock/penstock.db" or "postgresql://penstock@db/penstock", without a password.
std::string shown_store(const Place& place);

// Says in the folder that its store is the database of `place`.
// Errors: those of replace_file. Requires: `place` has a database.
Result<void> leave_store_mark(const Place& place);

// Errors: Unavailable/store_elsewhere where the folder has the mark and `place` no database.
Result<void> heed_store_mark(const Place& place);

}  // namespace penstock::app
