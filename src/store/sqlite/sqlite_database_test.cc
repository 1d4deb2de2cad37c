// What only a store in a file can do or suffer.

#include <gtest/gtest.h>

#include "store/sqlite/connection.h"
#include "store/testing.h"

namespace penstock::store {
namespace {

struct SqliteTest : ::testing::Test {
  TestStore store{TestStore::On::Sqlite};
  Database& database = store.database();

  void put(Tx& tx, std::string_view key) {
    tx.execute("INSERT INTO directory (key, workspace_id, ref) VALUES ($1, $2, $3)", {key, 1, 2});
  }
  std::int64_t count() {
    return database.read_now(
        [](Reader& reader) { return *reader.find_integer("SELECT count(*) FROM directory", {}); });
  }
};

// A snapshot that is kept between reads must not keep the log of the writes from starting anew.
TEST_F(SqliteTest, ReadsBetweenWritesDoNotLetTheLogGrow) {
  auto big = std::string(100'000, 'x');
  std::uintmax_t largest = 0;
  for (int i = 0; i < 400; ++i) {
    ASSERT_EQ(count(), i);
    (void)database.write_now([&](Tx& tx) -> Result<int> {
      put(tx, std::to_string(i) + big);
      return i;
    });
    largest = std::max(largest, std::filesystem::file_size(store.folder() / "penstock.db-wal"));
  }
  EXPECT_LT(largest, 12'000'000u) << "the engine empties its log after 4 MB";
}

TEST_F(SqliteTest, ASecondServerOnTheSameFileIsRefused) {
  auto second =
      open_sqlite({.path = (store.folder() / "penstock.db").string(), .ids = store.ids()});
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().slug, "store_locked");
}

TEST_F(SqliteTest, ASecondServerThatCameByALinkIsRefused) {
  auto link = store.folder() / "link.db";
  std::filesystem::create_symlink(store.folder() / "penstock.db", link);
  auto second = open_sqlite({.path = link.string(), .ids = store.ids()});
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().slug, "store_locked");
}

// Whoever copies the file of a stopped server has all of it, also where its threads live on.
TEST_F(SqliteTest, AStoppedStoreIsOneFile) {
  auto path = (store.folder() / "one.db").string(), copy = (store.folder() / "copy.db").string();
  auto keys = [&](Database& of) {
    std::int64_t keys = 0;
    of.read([&](Reader& reader) {
      keys = *reader.find_integer("SELECT count(*) FROM directory /* all workspaces */", {});
    });
    return keys;
  };
  {
    auto one = std::move(open_sqlite({.path = path, .ids = store.ids()})).value();
    (void)migrate(*one, embedded_migrations(), store.clock().now()).value();
    EXPECT_EQ(keys(*one), 0);  // this thread keeps its connection
    ASSERT_TRUE(one->write_now([&](Tx& tx) -> Result<int> {
                     put(tx, "email:a");
                     return 1;
                   })
                    .ok());
    EXPECT_EQ(keys(*one), 1);
  }
  std::filesystem::copy_file(path, copy);
  EXPECT_EQ(keys(*std::move(open_sqlite({.path = copy, .ids = store.ids()})).value()), 1);
}

// A new store would be begun over what is left of the old one.
TEST_F(SqliteTest, AFileThatIsGoneOrEmptyIsNotBegunAnew) {
  auto expect_refused = [&](const std::string& path, const char* why) {
    auto opened = open_sqlite({.path = path, .ids = store.ids()});
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().slug, "store_unusable");
    EXPECT_NE(opened.error().says.find(why), std::string::npos) << opened.error().says;
  };
  auto gone = (store.folder() / "gone.db").string(), empty = (store.folder() / "empty.db").string();
  std::filesystem::copy_file(store.folder() / "penstock.db-wal", gone + "-wal");
  expect_refused(gone, "is not there, but its log is");
  EXPECT_FALSE(std::filesystem::exists(gone));
  ASSERT_TRUE(open_sqlite({.path = empty, .ids = store.ids()}).ok());
  std::filesystem::resize_file(empty, 0);
  std::filesystem::remove(empty + "-wal");
  expect_refused(empty, "is empty, but was a store");
  std::filesystem::remove(empty);
  expect_refused(empty, "is not there, but was a store");
  EXPECT_FALSE(std::filesystem::exists(empty));
  std::filesystem::remove(empty + ".lock");
  EXPECT_TRUE(open_sqlite({.path = empty, .ids = store.ids()}).ok()) << "begun anew on purpose";
}

TEST_F(SqliteTest, FindsARowThatPointsToNothing) {
  EXPECT_TRUE(database.find_faults().empty());
  (void)database.write_now([&](Tx& tx) -> Result<int> {
    tx.expect_many_rows();
    put(tx, "email:a");
    return 1;
  });
  EXPECT_TRUE(database.find_faults().empty());
  auto path = (store.folder() / "broken.db").string();
  ASSERT_TRUE(database.backup_to(path).ok());
  sqlite::Connection(path, sqlite::Access::ReadWrite)
      .script(
          "PRAGMA foreign_keys=OFF;"
          "INSERT INTO stages (workspace_id, id, pipeline_id, name, name_folded, purpose, "
          "position, probability_bp, exit_criteria, playbook, version) VALUES (1, 2, 3, 'x', 'x', "
          "'', 0, 0, '[]', '[]', 1)");
  auto opened = open_sqlite({.path = path, .ids = store.ids()});
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(
      (*opened)->find_faults(),
      std::vector<std::string>{"a row of stages points to a row of pipelines that is not there"});
}

TEST_F(SqliteTest, ABackupIsAWholeStore) {
  (void)database.write_now([&](Tx& tx) -> Result<int> {
    put(tx, "email:a");
    return 1;
  });
  auto copy = (store.folder() / "copy.db").string();
  ASSERT_TRUE(database.backup_to(copy).ok());
  auto opened = open_sqlite({.path = copy, .ids = store.ids()});
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ((*opened)->read_now(
                [](Reader& r) { return *r.find_integer("SELECT count(*) FROM directory", {}); }),
            1);
}

// Without statistics the planner takes a whole workspace for ten rows.
TEST_F(SqliteTest, AStatementOnOneRecordUsesTheIndexOfTheRecord) {
  database.read([](Reader& reader) {
    auto plan = [&](const std::string& sql) {
      std::string text;
      reader.query("EXPLAIN QUERY PLAN " + sql, {1, 2, 3},
                   [&](const Row& row) { text += row.text(3); });
      return text;
    };
    EXPECT_NE(plan("SELECT 1 FROM journal j WHERE j.workspace_id = $1 AND j.subject_id = $2 "
                   "AND (j.batch_id IS NULL OR j.batch_id <> $3) LIMIT 1")
                  .find("journal_by_subject"),
              std::string::npos);
  });
}

}  // namespace
}  // namespace penstock::store
