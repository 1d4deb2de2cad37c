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
  Result<CopyRound> copy() {
    return copy_round(from.database(), to.database(), [](const std::string&, std::int64_t) {});
  }
  void add_company(TestStore& store, int id, const std::string& name, const std::string& external,
                   const std::string& parent = "NULL") {
    change(store,
           fmt::format("INSERT INTO companies (workspace_id, id, name, name_folded, name_key, "
                       "parent_id, tags, custom, external_source, external_id, created_at, "
                       "updated_at, version) VALUES (7, {}, '{}', 'x', 'x', {}, '[]', '{{}}', "
                       "'t', '{}', 1, 1, 1)",
                       id, name, parent, external));
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
  for (const auto& sum : sums->sums)
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

TEST_F(CopyTest, ASecondRoundBringsWhatChanged) {
  add_workspace(from);
  for (int id = 1; id <= 5; ++id) add_company(from, id, "Company", fmt::format("k{}", id));
  // One that belongs to one which was made later.
  change(from, "UPDATE companies SET parent_id = 5 WHERE workspace_id = 7 AND id = 1");
  auto first = copy();
  ASSERT_TRUE(first.ok()) << first.error().says;
  EXPECT_EQ(first->written, 6);
  auto nothing = copy();
  ASSERT_TRUE(nothing.ok());
  EXPECT_EQ(nothing->written + nothing->deleted, 0);
  // A parent goes, its key is taken by a new one, and a row loses and another gains a name.
  change(from, "UPDATE companies SET parent_id = NULL WHERE workspace_id = 7 AND id = 1");
  change(from, "DELETE FROM companies WHERE workspace_id = 7 AND id = 5");
  add_company(from, 9, "New", "k5", "2");
  change(from, "UPDATE companies SET name = 'Łódź' WHERE workspace_id = 7 AND id = 3");
  auto second = copy();
  ASSERT_TRUE(second.ok()) << second.error().says;
  EXPECT_EQ(second->written, 3);
  EXPECT_EQ(second->deleted, 1);
  EXPECT_EQ(copy()->written, 0);
}

TEST_F(CopyTest, AStoreThatIsUsedIsNotCopiedInto) {
  add_workspace(to);
  EXPECT_EQ(begin_copy(to.database(), Instant{}).error().slug, "not_empty");
}

TEST_F(CopyTest, AHalfCopiedStoreIsNotServedAndAWholeOneIsTakenOnce) {
  add_workspace(from);
  ASSERT_TRUE(begin_copy(to.database(), Instant{}).ok());
  ASSERT_TRUE(copy().ok());
  EXPECT_EQ(take_into_use(to.database()).error().slug, "copy_unfinished");
  ASSERT_TRUE(begin_copy(to.database(), Instant{}).ok()) << "it may be gone on with";
  ASSERT_TRUE(end_copy(to.database()).ok());
  EXPECT_TRUE(take_into_use(to.database()).ok());
  EXPECT_EQ(begin_copy(to.database(), Instant{}).error().slug, "not_empty");
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
