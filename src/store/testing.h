#pragma once
// A migrated store of its own, for tests: SQLite in a folder, or a database on the PostgreSQL that
// PENSTOCK_TEST_POSTGRES names. It goes with the object.

#include <algorithm>
#include <filesystem>

#include "store/migrations.h"
#include "store/postgres/postgres_database.h"
#include "store/postgres/testing.h"
#include "store/sqlite/sqlite_database.h"

namespace penstock::store {

class TestStore {
 public:
  enum class On { ThisRun, Sqlite };
  enum class Tables { Ours, None };
  explicit TestStore(On on = On::ThisRun, Tables tables = Tables::Ours) {
    char folder[] = "/tmp/penstock-test-XXXXXX";
    PENSTOCK_CHECK(mkdtemp(folder) != nullptr, "a test has a folder");
    folder_ = folder;
    if (on == On::ThisRun) postgres_ = postgres::TestDatabase::of_this_run(tables == Tables::Ours);
    database_ = open();
    if (!postgres_ && tables == Tables::Ours)
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
  bool is_sqlite() const { return !postgres_; }
  // Of the database; empty on SQLite.
  std::string uri() const { return postgres_ ? postgres_->uri() : std::string(); }

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

// Every word that the text index has of every record.
inline std::vector<std::string> all_words(Tx& tx) {
  bool sqlite = tx.dialect().engine() == "sqlite";
  if (sqlite)
    tx.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, text_index, instance)", {});
  std::vector<std::string> words;
  tx.query(sqlite ? "SELECT term || ' ' || doc || ' ' || col FROM temp.words"
                  : "/* all workspaces */ SELECT type || ' ' || id || ' ' || CAST(words AS text) "
                    "FROM text_index",
           {}, [&](const Row& row) { words.emplace_back(row.text(0)); });
  std::sort(words.begin(), words.end());
  return words;
}

// How many records of a type, in any workspace, the text index has.
inline std::int64_t indexed_records(Reader& reader, std::string_view type) {
  if (reader.dialect().engine() == "sqlite")
    return *reader.find_integer("SELECT count(*) FROM text_index WHERE text_index MATCH $1",
                                {"scope : " + std::string(type) + "*"});
  return *reader.find_integer(
      "/* all workspaces */ SELECT count(*) FROM text_index t WHERE t.type = $1", {type});
}

}  // namespace penstock::store
