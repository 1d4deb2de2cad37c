#include "store/sqlite/page_sums.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>

#include "store/sqlite/scrub.h"
#include "store/testing.h"

namespace penstock::store {
namespace {

using sqlite::is_sealed;
using sqlite::keeps_sums;
using sqlite::kSumBytes;

constexpr std::size_t kPageBytes = 4096;

struct PageSums : ::testing::Test {
  std::string path(const char* name) { return (store.folder() / name).string(); }
  std::unique_ptr<Database> open(const std::string& file) {
    return std::move(open_sqlite({.path = file, .ids = store.ids()})).value();
  }
  // As another program makes it, and as Penstock made it before it had sums.
  void make_plain(const char* name, const std::string& pragmas) {
    sqlite3* plain = nullptr;
    ASSERT_EQ(sqlite3_open(path(name).c_str(), &plain), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(plain, (pragmas + "PRAGMA journal_mode=WAL; VACUUM").c_str(), nullptr,
                           nullptr, nullptr),
              SQLITE_OK);
    sqlite3_close(plain);
  }
  void fill(Database& database) {
    (void)migrate(database, embedded_migrations(), store.clock().now()).value();
    put(database, 0);
  }
  static void put(Database& database, int from) {
    (void)database
        .write_now([&](Tx& tx) -> Result<int> {
          for (int n = from; n < from + 2'000; ++n)
            tx.execute("INSERT INTO directory (key, workspace_id, ref) VALUES ($1, $2, $3)",
                       {"name " + std::to_string(n), 1, n});
          return 1;
        })
        .value();
  }
  static std::int64_t rows(Database& database) {
    std::int64_t count = 0;
    database.read([&](Reader& reader) {
      reader.run("SELECT count(*) FROM directory /* all workspaces */", {},
                 [&](const Row& row) { count = row.integer(0); });
    });
    return count;
  }

  // How many pages a file has, and which are not as their sums say.
  struct Pages {
    std::size_t count = 0;
    std::vector<std::size_t> broken;
  };
  static std::string bytes_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static Pages pages_of(const std::string& file) {
    auto bytes = bytes_of(file);
    EXPECT_TRUE(keeps_sums(bytes)) << file;
    Pages pages{bytes.size() / kPageBytes, {}};
    for (std::size_t i = 0; i < pages.count; ++i)
      if (!is_sealed(std::string_view(bytes).substr(i * kPageBytes, kPageBytes),
                     static_cast<std::uint32_t>(i + 1)))
        pages.broken.push_back(i + 1);
    return pages;
  }
  static void expect_all_sealed(const std::string& file) {
    auto pages = pages_of(file);
    EXPECT_GT(pages.count, 50u) << file;
    EXPECT_EQ(pages.broken, std::vector<std::size_t>{}) << file;
  }

  TestStore store{TestStore::On::Sqlite};
};

TEST_F(PageSums, EachPageOfAStoreHasItsSumWhenTheServerEnds) {
  fill(*open(path("store.db")));
  expect_all_sealed(path("store.db"));
}

TEST_F(PageSums, ABackupHasThemForPagesOfTheFileAndOfTheLog) {
  auto database = open(path("store.db"));
  fill(*database);
  database.reset();
  database = open(path("store.db"));
  put(*database, 10'000);  // is in the log only
  ASSERT_TRUE(database->backup_to(path("backup.db")).ok());
  expect_all_sealed(path("backup.db"));
  EXPECT_EQ(rows(*open(path("backup.db"))), 4'000);
}

TEST_F(PageSums, ABackupBesideAnotherProcessHasThemToo) {
  auto database = open(path("store.db"));
  fill(*database);
  auto beside =
      std::move(open_sqlite({.path = path("store.db"), .ids = store.ids(), .read_only = true}))
          .value();
  ASSERT_TRUE(beside->backup_to(path("backup.db")).ok());
  expect_all_sealed(path("backup.db"));
  EXPECT_EQ(rows(*open(path("backup.db"))), 2'000);
}

TEST_F(PageSums, AStoreThatIsScrubbedKeepsThem) {
  fill(*open(path("store.db")));
  ASSERT_TRUE(scrub_sqlite(path("store.db")).ok());
  expect_all_sealed(path("store.db"));
}

TEST_F(PageSums, AFileWithoutThemIsUsedAsItIsAndGetsThemWhenItIsWrittenAnew) {
  make_plain("old.db", "");
  auto database = open(path("old.db"));
  fill(*database);
  EXPECT_EQ(rows(*database), 2'000);
  EXPECT_TRUE(database->find_faults().empty());
  ASSERT_TRUE(database->backup_to(path("backup.db")).ok());
  database.reset();
  EXPECT_FALSE(keeps_sums(bytes_of(path("old.db"))));
  EXPECT_EQ(rows(*open(path("backup.db"))), 2'000);
  ASSERT_TRUE(scrub_sqlite(path("old.db")).ok());
  expect_all_sealed(path("old.db"));
  EXPECT_EQ(rows(*open(path("old.db"))), 2'000);
}

// More than the engine keeps in memory, so that it writes pages before the first.
void put_much(Database& database) {
  (void)database
      .write_now([&](Tx& tx) -> Result<int> {
        for (int n = 0; n < 6'000; ++n)
          tx.execute(
              "INSERT INTO directory (key, workspace_id, ref) VALUES ($1, $2, $3)",
              {std::to_string(n) + std::string(3'500, static_cast<char>('a' + n % 26)), 2, n});
        return 1;
      })
      .value();
}

std::vector<std::string> rows_of(Database& database) {
  std::vector<std::string> rows;
  database.read([&](Reader& reader) {
    reader.run("SELECT key FROM directory /* all workspaces */ ORDER BY key", {},
               [&](const Row& row) { rows.emplace_back(row.text(0)); });
  });
  return rows;
}

struct PageSumsOfLargeFiles : PageSums, ::testing::WithParamInterface<const char*> {};
INSTANTIATE_TEST_SUITE_P(Pragmas, PageSumsOfLargeFiles,
                         ::testing::Values("", "PRAGMA page_size=8192;",
                                           "PRAGMA page_size=8192; sums",
                                           "PRAGMA page_size=512; "
                                           "sums"));

TEST_P(PageSumsOfLargeFiles, AreCopiedToTheByteInBothWays) {
  std::string pragmas = GetParam();
  bool sums = pragmas.ends_with("sums");
  make_plain("old.db", sums ? pragmas.substr(0, pragmas.size() - 4) : pragmas);
  if (sums) ASSERT_TRUE(scrub_sqlite(path("old.db")).ok());
  auto database = open(path("old.db"));
  (void)migrate(*database, embedded_migrations(), store.clock().now()).value();
  put_much(*database);
  EXPECT_EQ(keeps_sums(bytes_of(path("old.db"))), sums);
  auto expected = rows_of(*database);
  ASSERT_TRUE(database->backup_to(path("live.db")).ok());
  auto beside =
      std::move(open_sqlite({.path = path("old.db"), .ids = store.ids(), .read_only = true}))
          .value();
  ASSERT_TRUE(beside->backup_to(path("beside.db")).ok());
  for (const char* copy : {"live.db", "beside.db"}) {
    auto copied = open(path(copy));
    EXPECT_TRUE(copied->find_faults().empty()) << copy;
    EXPECT_EQ(rows_of(*copied), expected) << copy;
  }
}

TEST_F(PageSums, AFlippedBitCannotSayThatThereAreNone) {
  fill(*open(path("store.db")));
  std::fstream file(path("store.db"), std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(20).put(0);
  file.close();
  auto opened = open_sqlite({.path = path("store.db"), .ids = store.ids()});
  ASSERT_FALSE(opened.ok());
  EXPECT_NE(opened.error().says.find("restore"), std::string::npos) << opened.error().says;
}

// After a kill the log is left; whoever opens the file with SQLite and closes it puts it in.
TEST_F(PageSums, AnotherProgramMayLookIntoTheFileOfAServerThatDied) {
  auto database = open(path("store.db"));
  fill(*database);
  for (const char* suffix : {"", "-wal", ".lock"})
    std::filesystem::copy_file(path("store.db") + suffix, path("died.db") + suffix);
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path("died.db").c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "SELECT count(*) FROM directory", nullptr, nullptr, nullptr),
            SQLITE_OK);
  sqlite3_close(other);
  ASSERT_FALSE(std::filesystem::exists(path("died.db-wal")));
  EXPECT_GT(pages_of(path("died.db")).broken.size(), 50u);  // without sums, most of them
  auto mine = open(path("died.db"));
  expect_all_sealed(path("died.db"));
  EXPECT_TRUE(mine->find_faults().empty());
  EXPECT_EQ(rows(*mine), 2'000);
  put(*mine, 10'000);
  EXPECT_EQ(rows(*mine), 4'000);
  ASSERT_TRUE(mine->backup_to(path("backup.db")).ok());
  EXPECT_EQ(rows(*open(path("backup.db"))), 4'000);
}

// A disk that writes a page to another's place leaves a page that is whole in itself.
TEST_F(PageSums, APageInAnothersPlaceIsFound) {
  fill(*open(path("store.db")));
  auto bytes = bytes_of(path("store.db"));
  EXPECT_FALSE(is_sealed(std::string_view(bytes).substr(4 * kPageBytes, kPageBytes), 6));
}

}  // namespace
}  // namespace penstock::store
