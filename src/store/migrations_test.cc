// Migrations on both engines: killed at every statement, run beside an older program, refused.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/tables.h"
#include "store/testing.h"

namespace penstock::store {
namespace {

// A store that is opened by this process and by children that die.
class Place {
 public:
  Place() {
    char folder[] = "/tmp/penstock-migrations-XXXXXX";
    PENSTOCK_CHECK(mkdtemp(folder) != nullptr, "a test has a folder");
    folder_ = folder;
    postgres_ = postgres::TestDatabase::of_this_run(false);
  }
  ~Place() { std::filesystem::remove_all(folder_); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  std::unique_ptr<Database> open() {
    if (postgres_)
      return std::move(open_postgres({.uri = postgres_->uri(), .ids = ids_, .lanes = 1})).value();
    return std::move(open_sqlite({.path = (folder_ / "penstock.db").string(), .ids = ids_}))
        .value();
  }
  SystemClock& clock() { return clock_; }

 private:
  SystemClock clock_;
  IdMaker ids_{clock_, 1};
  std::filesystem::path folder_;
  std::unique_ptr<postgres::TestDatabase> postgres_;
};

std::span<const Migration> up_to(std::size_t count) {
  return embedded_migrations().subspan(0, count);
}

// A child migrates and is killed before the n-th statement that it runs. False: it had fewer.
bool migrate_and_die(Place& place, std::size_t migrations, int at_statement) {
  auto child = fork();
  if (child == 0) {
    int statement = 0;
    auto database = place.open();
    auto outcome =
        migrate(*database, up_to(migrations), place.clock().now(), [&](std::string_view) {
          if (++statement == at_statement) raise(SIGKILL);
        });
    _exit(outcome.ok() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) return true;
  EXPECT_EQ(WEXITSTATUS(status), 0);
  return false;
}

void put_data(Place& place) {
  auto done = place.open()->write_now([](Tx& tx) -> Result<int> {
    tx.execute(
        "INSERT INTO workspaces (workspace_id, id, name, slug, time_zone, currency, language, "
        "is_demo, journal_head, access_revision, version, created_at) VALUES (7, 7, 'Acme', "
        "'acme', 'UTC', 'EUR', 'en', 0, 0, 0, 1, 0)",
        {});
    tx.execute("INSERT INTO directory (key, workspace_id, ref) VALUES ('slug:acme', 7, 7)", {});
    return 1;
  });
  ASSERT_TRUE(done.ok()) << done.error().says;
}

// Tables, indexes and rows, but for when a migration ran and which nodes there were.
std::vector<std::string> everything(Database& database) {
  std::vector<std::string> lines;
  database.read([&](Reader& reader) {
    bool sqlite = reader.dialect().engine() == "sqlite";
    reader.query(sqlite ? "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM "
                          "sqlite_master ORDER BY 1"
                        : "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() "
                          "ORDER BY 1",
                 {}, [&](const Row& row) { lines.emplace_back(row.text(0)); });
    for (auto& table : list_tables(reader)) {
      if (table.name == "nodes") continue;
      std::erase(table.columns, "run_at");
      std::string columns = table.name + ":";
      for (const auto& column : table.columns) columns += " " + column;
      lines.push_back(columns);
      for (auto& line : read_sorted(reader, table)) lines.push_back(std::move(line));
    }
  });
  return lines;
}

constexpr std::size_t kDataAfter = 6;  // migrations: tables with something in them

TEST(Migrations, AreRestartableAtEveryStatement) {
  Place whole;
  ASSERT_TRUE(migrate(*whole.open(), up_to(kDataAfter), whole.clock().now()).ok());
  put_data(whole);
  ASSERT_TRUE(migrate(*whole.open(), embedded_migrations(), whole.clock().now()).ok());

  Place place;
  int kills = 0;
  for (std::size_t count = 1; count <= embedded_migrations().size(); ++count) {
    if (count == kDataAfter + 1) put_data(place);
    for (int statement = 1; migrate_and_die(place, count, statement); ++statement) {
      ++kills;
      auto database = place.open();
      auto version = database->read_now([](Reader& reader) {
        auto tables = list_tables(reader);
        return std::any_of(tables.begin(), tables.end(),
                           [](const Table& t) { return t.name == "schema_version"; })
                   ? schema_version(reader)
                   : 0;
      });
      const auto& last = embedded_migrations()[count - 1];
      bool is_ours = last.engine.empty() || last.engine == database->dialect().engine();
      if (is_ours) {
        ASSERT_LT(version, last.number) << "killed in the midst";
      }
    }
  }
  std::printf("%d kills\n", kills);
  EXPECT_GT(kills, 60);
  EXPECT_EQ(everything(*place.open()), everything(*whole.open()));
}

TEST(Migrations, AStatementThatFailsLeavesNothingOfItsFile) {
  Place place;
  auto database = place.open();
  ASSERT_TRUE(migrate(*database, embedded_migrations(), place.clock().now()).ok());
  auto before = everything(*database);
  Migration broken{9'000, "9000_broken", "",
                   "CREATE TABLE half (workspace_id BIGINT NOT NULL); INSERT INTO half "
                   "(workspace_id) VALUES (1); "
                   "CREATE nonsense;"};
  EXPECT_FALSE(migrate(*database, std::span{&broken, 1}, place.clock().now()).ok());
  EXPECT_EQ(everything(*database), before);
  Migration mended = broken;
  mended.sql =
      "CREATE TABLE half (workspace_id BIGINT NOT NULL); INSERT INTO half (workspace_id) VALUES "
      "(1);";
  EXPECT_EQ(*migrate(*database, std::span{&mended, 1}, place.clock().now()), 1);
}

TEST(Migrations, SayWhichVersionTheyWouldChange) {
  Place place;
  auto database = place.open();
  EXPECT_EQ(version_to_migrate(*database, embedded_migrations()), 0) << "nothing to lose";
  ASSERT_TRUE(migrate(*database, up_to(kDataAfter), place.clock().now()).ok());
  EXPECT_EQ(version_to_migrate(*database, embedded_migrations()),
            embedded_migrations()[kDataAfter - 1].number);
  ASSERT_TRUE(migrate(*database, embedded_migrations(), place.clock().now()).ok());
  EXPECT_EQ(version_to_migrate(*database, embedded_migrations()), 0);
}

}  // namespace
}  // namespace penstock::store
