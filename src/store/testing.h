#pragma once
// A migrated store in a folder of its own, for tests. It goes with the object.

#include <filesystem>

#include "store/migrations.h"
#include "store/sqlite/sqlite_database.h"

namespace penstock::store {

class TestStore {
 public:
  TestStore() {
    char folder[] = "/tmp/penstock-test-XXXXXX";
    PENSTOCK_CHECK(mkdtemp(folder) != nullptr, "a test has a folder");
    folder_ = folder;
    database_ =
        std::move(open_sqlite({.path = (folder_ / "penstock.db").string(), .ids = ids_})).value();
    (void)migrate(*database_, embedded_migrations(), clock_.now()).value();
  }
  ~TestStore() {
    database_.reset();
    std::filesystem::remove_all(folder_);
  }
  TestStore(const TestStore&) = delete;
  TestStore& operator=(const TestStore&) = delete;

  Database& database() { return *database_; }
  FakeClock& clock() { return clock_; }
  IdMaker& ids() { return ids_; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  FakeClock clock_{*parse_instant("2026-11-22T10:00:00Z")};
  IdMaker ids_{clock_, 1};
  std::filesystem::path folder_;
  std::unique_ptr<Database> database_;
};

}  // namespace penstock::store
