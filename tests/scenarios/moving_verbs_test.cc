// `penstock copy` and `workspace move`, as typed: addresses that are none, how a copy ends, and
// what stands between two runs of it.

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "features/importing/import_store.h"
#include "features/team/team.h"
#include "store/copy.h"
#include "store/migrations.h"
#include "store/testing.h"
#include "typed.h"

namespace penstock::scenarios {
namespace {

namespace fs = std::filesystem;

struct MovingVerbs : ::testing::Test {
  MovingVerbs() {
    char name[] = "/tmp/penstock-moving-XXXXXX";
    PENSTOCK_CHECK(mkdtemp(name) != nullptr, "a test has a folder");
    folder = name;
    fs::current_path(folder);  // where a folder with the name of an address would be made
    auto application = std::move(app::Application::open({data})).value();
    (void)add_workspace(application->database(), "Mill").value();
    (void)add_workspace(application->database(), "Bakery").value();
  }
  ~MovingVerbs() override {
    fs::current_path(before);
    fs::remove_all(folder);
  }

  static Result<team::CreatedWorkspace> add_workspace(store::Database& database,
                                                      const std::string& name) {
    return database.write_now([&](store::Tx& tx) {
      return team::create_workspace(
          tx, Instant{},
          {.name = name,
           .owner_name = "Ada",
           .owner_email = fmt::format("ada{}@mill.example", std::hash<std::string>{}(name)),
           .owner_password_hash = "none"});
    });
  }
  static Said run(const std::string& line) { return type(CLI::detail::split_up(line)); }
  void leave_copy_unfinished() const {
    SystemClock clock;
    IdMaker ids(clock, 1);
    auto to = std::move(app::open_store({copied}, ids, app::Access::Write)).value();
    (void)store::begin_copy(*to, clock.now()).value();
  }

  fs::path before = fs::current_path();
  std::string folder;
  std::string data = "data", copied = "copied";
};

TEST_F(MovingVerbs, AMistypedAddressIsNoFolderAndNoPasswordIsShown) {
  const std::string typo = "postgersql://pens:secret@db/penstock";
  for (const auto& line : std::vector<std::string>{
           "workspace move Mill --data data --to " + typo,
           "copy --from data --to " + typo,
           "copy --to copied --from " + typo,
           "restore --from data --data " + typo,
           "check --data " + typo,
           "check --data data --database " + typo,
           "migrate --data data --database mysql://pens:secret@db/penstock",
           "export deals --workspace Mill --data data --database pens:secret@db/penstock",
           "workspace list --data data --database \"host=db password=secret\"",
       }) {
    auto said = run(line);
    EXPECT_EQ(said.code, 1) << line;
    EXPECT_NE(said.err.find("postgresql://user@host/database"), std::string::npos) << said.err;
    EXPECT_EQ(said.err.find("secret"), std::string::npos) << said.err;
  }
  EXPECT_NE(run("copy --from data --to " + typo).err.find("postgersql://"), std::string::npos);
  EXPECT_EQ(std::distance(fs::directory_iterator("."), {}), 1) << "only what was there";
  EXPECT_NE(run("workspace list --data data").out.find("Mill"), std::string::npos);
}

TEST_F(MovingVerbs, WhatOnlyReadsRefusesAPlaceWithoutAStore) {
  store::TestStore empty(store::TestStore::On::ThisRun, store::TestStore::Tables::None);
  fs::create_directory("empty");
  std::ofstream("empty/penstock.db") << "";
  std::string place = empty.is_sqlite() ? "empty" : "empty --database " + empty.uri();
  for (const auto* line : {"check", "workspace list", "workspace export Mill --to mill.jsonl"}) {
    auto said = run(std::string(line) + " --data " + place);
    EXPECT_EQ(said.code, 1) << line;
    EXPECT_NE(said.err.find("there is no store yet"), std::string::npos) << said.err;
  }
}

TEST_F(MovingVerbs, AVariableThatIsNotSetIsNoFolder) {
  auto said = type({"workspace", "move", "Mill", "--data", "data", "--to", ""});
  EXPECT_EQ(said.code, 1);
  EXPECT_NE(said.err.find("has no name"), std::string::npos) << said.err;
}

TEST_F(MovingVerbs, ACopyEndsWith3WhileTheFirstStoreIsChangedOrAServerMayChangeIt) {
  // Beside the copy, as a server would: the copy asks for no lock of the first store. So many rows
  // that none of its rounds is over before the next change.
  auto application = std::move(app::Application::open({data})).value();
  (void)application->database()
      .write_now([](store::Tx& tx) {
        return Result(tx.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) "
            "INSERT INTO directory (key, workspace_id, ref) SELECT 'test:' || i, 1, i FROM n",
            {}));
      })
      .value();
  std::atomic<bool> stop{false};
  std::atomic<int> made{0};
  std::thread people([&] {
    for (int i = 0; !stop; ++i)
      made += add_workspace(application->database(), fmt::format("Town {}", i)).ok();
  });
  while (made < 3) std::this_thread::yield();
  // On a busy machine a round may meet no change all the same: then it is done, and says so.
  Said busy;
  for (int tries = 0; tries < 20 && !busy.out.starts_with("The first"); ++tries) {
    busy = run("copy --from data --to copied");
    EXPECT_EQ(busy.code, 3) << busy.out << busy.err;
  }
  stop = true;
  people.join();
  EXPECT_TRUE(busy.out.starts_with("The first store is still being changed")) << busy.out;
  auto in_use = run("copy --from data --to copied");
  EXPECT_EQ(in_use.code, 3) << in_use.err;
  EXPECT_NE(in_use.out.find("A server still has the first store"), std::string::npos) << in_use.out;
  application.reset();
  auto quiet = run("copy --from data --to copied");
  EXPECT_EQ(quiet.code, 0) << quiet.err;
  EXPECT_EQ(quiet.out.find("first store"), std::string::npos) << quiet.out;
}

TEST_F(MovingVerbs, EveryOtherVerbRefusesAnUnfinishedCopy) {
  ASSERT_EQ(run("copy --from data --to copied").code, 0);
  leave_copy_unfinished();
  for (const auto* line : {
           "check --data copied",
           "backup --data copied --to backup.db",
           "migrate --data copied",
           "export deals --workspace Mill --data copied",
           "workspace list --data copied",
           "workspace export Mill --data copied --to mill.jsonl",
           "workspace erase Mill --data copied --yes",
           "workspace move Mill --data data --to copied",
           "copy --from copied --to third",
       }) {
    auto said = run(std::string(line) + " --json");
    EXPECT_EQ(said.code, 1) << line;
    EXPECT_NE(said.err.find("copy_unfinished"), std::string::npos) << line << ": " << said.err;
  }
  EXPECT_FALSE(fs::exists("mill.jsonl"));
  EXPECT_EQ(run("copy --from data --to copied").code, 0);
  EXPECT_EQ(run("check --data copied").code, 0);
}

TEST_F(MovingVerbs, ALookAtACopyDoesNotTakeItIntoUseAndAChangeDoes) {
  ASSERT_EQ(run("copy --from data --to copied").code, 0);
  for (const auto* line : {"migrate --data copied", "export deals --workspace Mill --data copied",
                           "check --data copied", "workspace list --data copied"})
    EXPECT_EQ(run(line).code, 0) << line;
  EXPECT_EQ(run("copy --from data --to copied").code, 0);
  ASSERT_TRUE(app::Application::open({copied}).ok()) << "as a server does";
  auto refused = run("copy --from data --to copied");
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.err.find("in use already; drop and create the database again, or give a new"),
            std::string::npos)
      << refused.err;
  ASSERT_EQ(run("copy --from data --to third").code, 0);
  EXPECT_EQ(run("workspace erase Mill --data third --yes").code, 0);
  EXPECT_EQ(run("copy --from data --to third").code, 1) << "it would bring back what was erased";
}

// The server was started with another name of the same folder.
TEST_F(MovingVerbs, AnErasedWorkspaceLeavesNoFileThatWasSent) {
  auto application = std::move(app::Application::open({fs::absolute(data).string()})).value();
  auto& database = application->database();
  auto mill = database.read_now([](store::Reader& reader) {
    return WorkspaceId{*reader.find_integer(
        "/* all workspaces */ SELECT w.id FROM workspaces w WHERE w.name = 'Mill'", {})};
  });
  auto path = database
                  .write_now([&](store::Tx& tx) -> Result<std::string> {
                    importing::Upload upload{.id = tx.ids().make<importing::UploadId>()};
                    upload.path = application->place().uploads() + "/" + upload.id.text();
                    importing::add_upload(tx, mill, Instant{}, upload);
                    return upload.path;
                  })
                  .value();
  std::ofstream(path) << "Title\nA secret\n";
  application.reset();
  ASSERT_EQ(run("workspace erase Mill --data data --yes").code, 0);
  EXPECT_FALSE(fs::exists(path));
}

// A verb that changes a store of an older Penstock brings its schema up to date, behind a backup.
TEST_F(MovingVerbs, AVerbThatChangesAnOldStoreKeepsABackupOfIt) {
  auto all = store::embedded_migrations();
  {
    SystemClock clock;
    IdMaker ids(clock, 1);
    auto old = std::move(app::open_store({"old"}, ids, app::Access::Write)).value();
    (void)store::migrate(*old, all.subspan(0, all.size() - 1), clock.now()).value();
  }
  auto said = run("workspace erase Nobody --data old --yes");
  EXPECT_NE(said.err.find("0 workspaces are called"), std::string::npos) << said.err;
  ASSERT_TRUE(fs::is_directory("old/backups"));
  EXPECT_EQ(std::distance(fs::directory_iterator("old/backups"), {}), 2) << "and its report";
}

}  // namespace
}  // namespace penstock::scenarios
