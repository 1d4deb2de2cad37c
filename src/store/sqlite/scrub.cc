#include "store/sqlite/scrub.h"

#include "store/sqlite/connection.h"
#include "store/sqlite/store_lock.h"
#include "store/writing.h"

namespace penstock::store {

Result<void> scrub_sqlite(const std::string& path) {
  TRY(lock, sqlite::StoreLock::take(path));
  try {
    sqlite::Connection connection(path, sqlite::Access::ReadWrite);
    lock.opened();
    connection.script("VACUUM");
    bool held = false;
    connection.run("PRAGMA wal_checkpoint(TRUNCATE)", {},
                   [&](const Row& row) { held = row.integer(0) != 0; });
    if (held)
      return unavailable("store_held", path +
                                           " is being read by another program, so its log could "
                                           "not be emptied; end that one and do this again");
    lock.closed();
    return {};
  } catch (const StoreError& error) {
    return store_failed(error);
  }
}

}  // namespace penstock::store
