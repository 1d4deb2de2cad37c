#pragma once
// What the planner believes about the tables. Without statistics SQLite takes `workspace_id = $1`
// for ten rows, which is wrong by five orders of magnitude, and then reads a whole workspace where
// an index would find one row. ANALYZE would cost time at a million deals, and its plans would
// differ from server to server; so the statistics are written by hand, the same everywhere.

#include "store/sqlite/connection.h"

namespace penstock::store::sqlite {

// Writes sqlite_stat1 for every index: one workspace of a million rows, columns as selective as
// their names tell. Requires: no transaction is open.
void write_statistics(Connection& connection);

}  // namespace penstock::store::sqlite
