#pragma once
// A migrated store of its own, for tests: SQLite in a folder, or a database on the PostgreSQL that
// PENSTOCK_TEST_POSTGRES names. It goes with the object.

#include <filesystem>

#include "store/migrations.h"
#include "store/postgres/postgres_database.h"
#include "store/postgres/testing.h"
#include "store/sqlite/sqlite_database.h"

namespace penstock::store {

class TestStore {
 public:
  TestStore() {
    char folder[] = "/tmp/penstock-test-XXXXXX";
    PENSTOCK_CHECK(mkdtemp(folder) != nullptr, "a test has a folder");
    folder_ = folder;
    if (const char* server = std::getenv("PENSTOCK_TEST_POSTGRES"))
      postgres_ = std::make_unique<postgres::TestDatabase>(server);
    database_ = open();
    if (!postgres_) (void)migrate(*database_, embedded_migrations(), clock_.now()).value();
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
  bool is_sqlite() const { return !postgres_; }

 private:
  std::unique_ptr<Database> open() {
    if (postgres_)
      return std::move(open_postgres({.uri = postgres_->uri(), .ids = ids_, .lanes = 2})).value();
    return std::move(open_sqlite({.path = (folder_ / "penstock.db").string(), .ids = ids_}))
        .value();
  }

  FakeClock clock_{*parse_instant("2026-11-22T10:00:00Z")};
  IdMaker ids_{clock_, 1};
  std::filesystem::path folder_;
  std::unique_ptr<postgres::TestDatabase> postgres_;
  std::unique_ptr<Database> database_;
};

}  // namespace penstock::store
