#pragma once
// Makes the text index of a store anew from its records, after they were copied from another store.

#include "store/database.h"

namespace penstock::app {

// Returns how many records were indexed. Requires: the index is empty and nobody writes.
Result<std::int64_t> reindex(store::Database& database, WorkspaceId only = {});

}  // namespace penstock::app
