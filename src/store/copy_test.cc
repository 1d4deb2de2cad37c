#include "store/copy.h"

#include <gtest/gtest.h>

#include "store/testing.h"

namespace penstock::store {
namespace {

// From SQLite into the engine of this run.
struct CopyTest : ::testing::Test {
  TestStore from{TestStore::On::Sqlite}, to;

  void change(TestStore& store, const std::string& sql) {
    (void)store.database()
        .write_now([&](Tx& tx) -> Result<std::int64_t> { return tx.execute(sql, {}); })
        .value();
  }
  void add_workspace(TestStore& store) {
    change(
        store,
        "INSERT INTO workspaces (workspace_id, id, name, slug, time_zone, currency, language, "
        "is_demo, journal_head, access_revision, version, created_at) VALUES (7, 7, 'Łódź \t 7', "
        "'w', 'UTC', 'EUR', 'en', 0, 2, 0, 1, -5)");
  }
  Result<std::vector<TableSum>> copy() {
    return copy_tables(from.database(), to.database(), [](const std::string&, std::int64_t) {});
  }
};

TEST_F(CopyTest, EveryRowArrivesAsItWas) {
  add_workspace(from);
  // More than one batch, with nulls, odd texts and JSON that has to stay byte for byte.
  change(from,
         "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT "
         "INTO journal (workspace_id, pos, at, occurred_at, actor_id, name, version, record_type, "
         "record_id, subject_id, body) SELECT 7, i, i * 1000, i, CASE WHEN i % 2 = 0 THEN i END, "
         "'deal.edited', 1, 'deal', i, i, '{\"a\": \"1\",  \"b\":\"\\u0000''\"}' FROM n");
  auto sums = copy();
  ASSERT_TRUE(sums.ok()) << sums.error().says;
  std::int64_t journal = 0;
  for (const auto& sum : *sums)
    if (sum.table == "journal") journal = sum.rows;
  EXPECT_EQ(journal, 3000);
  auto lines = [](TestStore& store, const std::string& table) {
    return store.database().read_now([&](Reader& reader) {
      for (const auto& known : list_tables(reader))
        if (known.name == table) return read_sorted(reader, known);
      return std::vector<std::string>{};
    });
  };
  for (auto table : {"workspaces", "journal"}) EXPECT_EQ(lines(from, table), lines(to, table));
}

TEST_F(CopyTest, AStoreThatIsUsedIsNotCopiedInto) {
  add_workspace(to);
  EXPECT_EQ(copy().error().slug, "not_empty");
}

TEST_F(CopyTest, ASumTellsRowsApartAndNotTheirOrder) {
  auto sum = [&](std::initializer_list<const char*> keys) {
    change(from, "DELETE FROM directory");
    for (auto key : keys)
      change(from, "INSERT INTO directory (key, workspace_id, ref) VALUES ('" + std::string(key) +
                       "', 1, 2)");
    return from.database().read_now([](Reader& reader) {
      return sum_table(reader, {"directory", {"key", "workspace_id", "ref"}});
    });
  };
  EXPECT_EQ(sum({"a", "b"}), sum({"b", "a"}));
  EXPECT_NE(sum({"a", "b"}), sum({"a", "c"}));
  EXPECT_EQ(sum({"a", "b"}).rows, 2);
}

}  // namespace
}  // namespace penstock::store
