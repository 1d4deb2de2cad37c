#pragma once
// Migrations: numbered SQL files in the sql/ folders, embedded in the binary, run once each in the
// order of their numbers. Each file is one transaction. `{small}` after a table's closing bracket
// and `{json}` as a type are the two words that engines spell differently; where that is not
// enough, NNNN_name.sqlite.sql and NNNN_name.postgres.sql stand side by side, each with its reason.

#include <functional>
#include <span>
#include <string_view>

#include "store/database.h"

namespace penstock::store {

struct Migration {
  int number;
  std::string_view name;    // "0003_deals"
  std::string_view engine;  // "sqlite" or "postgres" where a file is for one engine; else empty
  std::string_view sql;
};

// Brings the store to the newest migration. Returns how many were run. `on_statement` is told of
// each statement before it runs.
// Errors: Unavailable/schema_too_new when a newer Penstock has written it.
Result<int> migrate(Database& database, std::span<const Migration> migrations, Instant now,
                    const std::function<void(std::string_view)>& on_statement = {});

// The version of a store that has data and that migrate() would change; 0 where it would not.
int version_to_migrate(Database& database, std::span<const Migration> migrations);

// The number of the last migration that was run; 0 for an empty store.
int schema_version(Reader& reader);

// Those of this binary (made by the build from src/**/sql/NNNN_*.sql), in order.
std::span<const Migration> embedded_migrations();

}  // namespace penstock::store
