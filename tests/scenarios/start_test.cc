// Where a server begins: places that it cannot work with are refused with the reason and the
// remedy, an older store is brought up to date behind a backup, and an older server goes on beside
// a newer one.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "app/backups.h"
#include "app/check.h"
#include "app/store_mark.h"
#include "server.h"
#include "store/migrations.h"
#include "store/postgres/testing.h"
#include "store/sqlite/sqlite_database.h"
#include "store/tables.h"
#include "typed.h"

namespace penstock::scenarios {
namespace {

namespace fs = std::filesystem;

struct Start : ::testing::Test {
  Start() {
    char name[] = "/tmp/penstock-start-XXXXXX";
    PENSTOCK_CHECK(mkdtemp(name) != nullptr, "a test has a folder");
    folder = name;
  }
  ~Start() override { fs::remove_all(folder); }
  std::string file() const { return folder + "/penstock.db"; }

  static std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  // Asked of the engine, without our code.
  void run_sql(const std::string& sql) {
    IdMaker ids(clock, 1);
    auto database = std::move(store::open_sqlite({.path = file(), .ids = ids})).value();
    (void)database->write_now([&](store::Tx& tx) { return Result(tx.execute(sql, {})); }).value();
  }
  void expect_refused(const std::string& slug, std::initializer_list<std::string> says) {
    auto opened = app::Application::open({folder});
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().slug, slug);
    for (const auto& one : says)
      EXPECT_NE(opened.error().says.find(one), std::string::npos) << opened.error().says;
  }

  SystemClock clock;
  std::string folder;
};

TEST_F(Start, AFileThatIsNoDatabaseIsRefusedAndLeftAsItIs) {
  std::string text(10'000, 'x');
  std::ofstream(file()) << text;
  expect_refused("store_unusable", {"not a database", "another folder"});
  EXPECT_EQ(bytes_of(file()), text);
}

TEST_F(Start, ADatabaseOfAnotherProgramIsRefusedAndLeftAsItIs) {
  run_sql("CREATE TABLE messages (id INTEGER PRIMARY KEY)");
  auto before = bytes_of(file());
  expect_refused("store_foreign", {"another program", "messages", "give another folder"});
  EXPECT_EQ(bytes_of(file()), before);
}

TEST_F(Start, AnEmptyFileIsANewStore) {
  std::ofstream(file()) << "";
  EXPECT_TRUE(app::Application::open({folder}).ok());
}

TEST_F(Start, AStoreOfANewerPenstockIsRefused) {
  ASSERT_TRUE(app::Application::open({folder}).ok());
  run_sql("INSERT INTO schema_version (number, name, run_at) VALUES (99999, 'future', 1)");
  expect_refused("schema_too_new", {"newer Penstock", "99999", "install the newer one"});
}

// Who has to go back can still get everything out with the older program.
TEST_F(Start, AStoreOfANewerPenstockIsReadAllTheSame) {
  ASSERT_TRUE(app::Application::open({folder}).ok());
  run_sql("INSERT INTO schema_version (number, name, run_at) VALUES (99999, 'future', 1)");
  run_sql("CREATE TABLE of_the_future (workspace_id BIGINT NOT NULL PRIMARY KEY)");
  run_sql("ALTER TABLE deals ADD COLUMN later BIGINT NOT NULL DEFAULT 7");
  auto before = bytes_of(file());
  EXPECT_EQ(type({"check", "--data", folder}).code, 0);
  EXPECT_EQ(type({"workspace", "list", "--data", folder}).code, 0);
  EXPECT_EQ(type({"jobs", "list", "--data", folder}).code, 0);
  EXPECT_EQ(type({"backup", "--data", folder, "--to", folder + "/newer.db"}).code, 0);
  EXPECT_EQ(bytes_of(file()), before);
}

TEST_F(Start, AnOldStoreIsKeptAsABackupAndBroughtUpToDate) {
  auto all = store::embedded_migrations();
  {
    IdMaker ids(clock, 1);
    auto database = std::move(store::open_sqlite({.path = file(), .ids = ids})).value();
    (void)store::migrate(*database, all.subspan(0, 8), clock.now()).value();
  }
  ASSERT_TRUE(app::Application::open({folder}).ok());
  std::vector<std::string> kept;
  for (const auto& entry : fs::directory_iterator(folder + "/backups"))
    if (entry.path().extension() == ".db") kept.push_back(entry.path().string());
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_NE(kept[0].find(fmt::format("before-schema-{}-from-{}", all.back().number, all[7].number)),
            std::string::npos)
      << kept[0];
  EXPECT_TRUE(app::check_backup(kept[0]).ok());
  ASSERT_TRUE(app::Application::open({folder}).ok());
  EXPECT_EQ(std::distance(fs::directory_iterator(folder + "/backups"), {}), 2) << "and its report";
}

TEST_F(Start, AFolderWithoutRightsIsRefused) {
  ASSERT_TRUE(app::Application::open({folder}).ok());
  fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
  auto me = geteuid();
  // Root may write anywhere; nobody may not.
  if (me == 0) {
    ASSERT_EQ(chown(folder.c_str(), 65534, 65534), 0);
    ASSERT_EQ(chown((folder + "/uploads").c_str(), 65534, 65534), 0);
    ASSERT_EQ(seteuid(65534), 0);
  }
  expect_refused("store_unusable", {me == 0 ? "penstock.db.lock belongs to root" : "chmod",
                                    "this user may write to"});
  if (me == 0) ASSERT_EQ(seteuid(0), 0);
  fs::permissions(folder, fs::perms::owner_all);
}

// Root makes a store for a service that has a user of its own.
TEST_F(Start, WhatRootMakesBelongsToTheOwnerOfTheFolder) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  ASSERT_EQ(chown(folder.c_str(), 65534, 65534), 0);
  ASSERT_TRUE(app::Application::open({folder}).ok());
  ASSERT_EQ(seteuid(65534), 0);
  auto opened = app::Application::open({folder});
  ASSERT_EQ(seteuid(0), 0);
  EXPECT_TRUE(opened.ok()) << opened.error().says;
}

// The old file is still there after a move: it must not be served when the address is forgotten.
TEST_F(Start, WithoutTheDatabaseOfTheFolderIsRefused) {
  app::Place place{.folder = folder, .database_uri = "postgresql://ada:secret@db.example/crm"};
  if (auto database = store::postgres::TestDatabase::of_this_run(true)) {
    place.database_uri = database->uri();
    ASSERT_TRUE(app::Application::open(place).ok());
  } else {
    ASSERT_TRUE(app::leave_store_mark(place).ok());
  }
  auto mark = folder + "/store-is-on-postgresql";
  auto shown = app::shown_store(place);
  EXPECT_EQ(bytes_of(mark).find("secret"), std::string::npos);
  expect_refused("store_elsewhere", {shown, "PENSTOCK_DATABASE", "remove " + mark});
  IdMaker ids(clock, 1);
  EXPECT_EQ(app::open_store({folder}, ids, app::Access::Read).error().slug, "store_elsewhere");
  fs::remove(mark);
  EXPECT_TRUE(app::Application::open({folder}).ok());
}

TEST_F(Start, ASecondServerIsRefused) {
  auto first = app::Application::open({folder});
  ASSERT_TRUE(first.ok());
  expect_refused("store_locked", {"in use by another Penstock", "stop that one"});
}

TEST(Folders, OfANetworkAreKnown) {
  for (auto type : {0x6969u, 0xFF534D42u, 0xFE534D42u, 0x65735546u, 0x01021997u, 0x00C36400u})
    EXPECT_TRUE(app::is_network_file_system(type)) << type;
  // ext4, xfs, btrfs, tmpfs, overlay, zfs
  for (auto type : {0xEF53u, 0x58465342u, 0x9123683Eu, 0x01021994u, 0x794c7630u, 0x2FC12FC1u})
    EXPECT_FALSE(app::is_network_file_system(type)) << type;
}

// A backup: damaged bytes are known by its report.
TEST_F(Start, ABackupCountsOnlyWhileItIsWhole) {
  auto application = std::move(app::Application::open({folder})).value();
  auto path = folder + "/backup.db";
  auto made = app::make_backup(application->database(), path, clock.now());
  ASSERT_TRUE(made.ok()) << made.error().says;
  EXPECT_GT(made->bytes, 0);
  EXPECT_GT(made->tables.size(), 10u);
  EXPECT_TRUE(app::check_backup(path).ok());
  EXPECT_EQ(app::make_backup(application->database(), path, clock.now()).error().code,
            ErrorCode::InvalidField)
      << "nothing is written over";
  std::fstream bytes(path, std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekp(5'000);
  bytes.put('!');
  bytes.close();
  EXPECT_EQ(app::check_backup(path).error().slug, "backup_damaged");
}

TEST_F(Start, RegularBackupsKeepTheNewest) {
  auto application = std::move(app::Application::open({folder})).value();
  app::Backups backups(*application, {.folder = folder + "/kept", .keep = 2});
  for (int i = 0; i < 4; ++i) {
    ASSERT_TRUE(backups.make_one().ok());
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder + "/kept"), {}), 4) << "two, two reports";
  EXPECT_TRUE(backups.state().trouble.empty());
  EXPECT_GT(to_ms(backups.state().made_at), 0);
  fs::remove_all(folder + "/kept");
  std::ofstream(folder + "/kept") << "in the way";
  EXPECT_FALSE(backups.make_one().ok());
  EXPECT_FALSE(backups.state().trouble.empty());
}

// While one node of several is brought up to date, the others go on as they are: migrations only
// add. Here this program is the older one.
TEST(Upgrade, AnOlderServerGoesOnOverANewerSchema) {
  Server server;
  std::string sql =
      "CREATE TABLE of_the_future (workspace_id BIGINT NOT NULL, id BIGINT NOT NULL, "
      "PRIMARY KEY (workspace_id, id));";
  server.database().read([&](store::Reader& reader) {
    for (const auto& table : store::list_tables(reader))
      if (table.name != "schema_version")
        sql += "ALTER TABLE " + table.name + " ADD COLUMN later BIGINT NOT NULL DEFAULT 7;";
  });
  store::Migration future{9'000, "9000_future", "", sql};
  ASSERT_TRUE(store::migrate(server.database(), std::span{&future, 1}, SystemClock().now()).ok());
  auto ask = [&](const char* method, const std::string& path, const std::string& body = "") {
    auto reply = server.ask_as("admin", method, path, body);
    EXPECT_LT(reply.status, 300) << method << " " << path << ": " << reply.body;
    return parse_json(reply.body.empty() ? "{}" : reply.body).value();
  };
  auto pipeline =
      ask("POST", "/pipelines", R"({"name":"Sales","stages":[{"name":"A"},{"name":"B"}]})");
  const auto& stages = *pipeline.find("stages")->as_array();
  auto deal = *ask("POST", "/deals", R"({"title":"A deal"})").find("id")->as_string();
  ask("POST", "/deals/" + deal + "/moves",
      R"({"to_stage_id":")" + *stages[1].find("id")->as_string() + "\"}");
  ask("POST", "/companies", R"({"name":"Ferrowick"})");
  ask("POST", "/activities", R"({"kind":"task","title":"Call","deal_id":")" + deal + "\"}");
  ask("PATCH", "/deals/" + deal, R"({"title":"Another title"})");
  for (const char* path :
       {"/deals", "/companies", "/activities", "/people", "/workspace", "/users"})
    ask("GET", path);
  ask("GET", "/deals/" + deal);
  EXPECT_TRUE(app::check_store(server.database()).whole);
}

}  // namespace
}  // namespace penstock::scenarios
