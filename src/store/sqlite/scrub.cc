#include "store/sqlite/scrub.h"

#include "store/sqlite/connection.h"
#include "store/writing.h"

namespace penstock::store {

Result<void> scrub_sqlite(const std::string& path) {
  try {
    sqlite::Connection connection(path, sqlite::Access::ReadWrite);
    connection.script("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
    return {};
  } catch (const StoreError& error) {
    return store_failed(error);
  }
}

}  // namespace penstock::store
