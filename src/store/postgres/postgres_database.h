#pragma once
// The store on PostgreSQL (15 or newer): several lanes of writers, reads on a connection of the
// reading thread, hints between nodes.

#include <memory>
#include <string>

#include "store/database.h"
#include "store/postgres/distributed_rules.h"

namespace penstock::store {

struct PostgresOptions {
  std::string uri;  // postgresql://user@host:port/database; "?pooled=true": through a pooler
  IdMaker& ids;
  int lanes = 8;  // transactions that may run at a time; each has a connection
  // Refuse what a distributed engine would (store/postgres/distributed_rules.h): for tests.
  bool distributed_rules = postgres::distributed_rules_wanted();
};

// Connects and looks whether the database can be used.
// Errors: Unavailable/store_unusable with the reason and the remedy (not reachable, too old, no
// UTF-8, no right to create tables, read-only, no connection left), Unavailable/store_foreign where
// another program's tables are there; nothing was written then.
Result<std::unique_ptr<Database>> open_postgres(PostgresOptions options);

}  // namespace penstock::store
