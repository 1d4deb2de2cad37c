// `penstock jobs`, as typed: what it prints, how it ends, and what it changes.

#include <gtest/gtest.h>

#include <filesystem>

#include "base/json.h"
#include "commands/jobs.h"
#include "features/team/team.h"
#include "typed.h"

namespace penstock::scenarios {
namespace {

struct JobsVerbs : ::testing::Test {
  JobsVerbs() {
    char name[] = "/tmp/penstock-jobs-XXXXXX";
    PENSTOCK_CHECK(mkdtemp(name) != nullptr, "a test has a folder");
    folder = name;
    with_store([&](store::Database& database) {
      mill = add_workspace(database, "Mill");
      bakery = add_workspace(database, "Bakery");
      dead = add_job(database, mill, "'dead'", "the file is gone");
      (void)add_job(database, bakery, "'ready'", "");
    });
  }
  ~JobsVerbs() override { std::filesystem::remove_all(folder); }

  void with_store(const std::function<void(store::Database&)>& work) {
    auto application = std::move(app::Application::open({folder})).value();
    work(application->database());
  }
  static WorkspaceId add_workspace(store::Database& database, const std::string& name) {
    return database
        .write_now([&](store::Tx& tx) {
          return team::create_workspace(tx, Instant{},
                                        {.name = name,
                                         .owner_name = "Ada",
                                         .owner_email = "ada@" + fold(name) + ".example",
                                         .owner_password_hash = "none"});
        })
        .value()
        .workspace.id;
  }
  static std::string add_job(store::Database& database, WorkspaceId workspace_id,
                             const std::string& state, const std::string& error) {
    return database
        .write_now(workspace_id,
                   [&](store::Tx& tx) -> Result<std::string> {
                     TRY(id, jobs::enqueue(tx, workspace_id, Instant{}, {.kind = "import"}));
                     if (!error.empty())
                       tx.execute("UPDATE jobs SET state = " + state +
                                      ", attempt = 20, last_error = $3, ended_at = 1000 WHERE "
                                      "workspace_id = $1 AND id = $2",
                                  {workspace_id, id, error});
                     return id.text();
                   })
        .value();
  }
  Said run(const std::string& line) const {
    return type(CLI::detail::split_up("jobs " + line + " --data " + folder));
  }

  std::string folder;
  WorkspaceId mill, bakery;
  std::string dead;
};

TEST_F(JobsVerbs, ListTellsWhatWaitsAndWhatFailedInEachWorkspace) {
  auto said = run("list");
  EXPECT_EQ(said.code, 0) << said.err;
  EXPECT_EQ(said.out, "Mill: 0 waiting, 0 running, 1 given up\n  " + dead +
                          "  import       dead         20 tries  1970-01-01T00:00:01.000Z  the "
                          "file is gone\nBakery: 1 waiting, 0 running, 0 given up\n");
  EXPECT_EQ(run("list --workspace bakery").out, "Bakery: 1 waiting, 0 running, 0 given up\n");
  auto json = parse_json(run("list --json --workspace Mill").out).value();
  const auto& job = json.as_array()->at(0).find("given_up")->as_array()->at(0);
  EXPECT_EQ(*job.find("id")->as_string(), dead);
  EXPECT_EQ(*job.find("last_error")->as_string(), "the file is gone");
}

TEST_F(JobsVerbs, ReplayMakesItReadyAndTellsTheJournal) {
  auto said = run("replay " + dead);
  EXPECT_EQ(said.code, 0) << said.err;
  EXPECT_EQ(said.out, dead + " of Mill waits again; a server that runs on this store tries it.\n");
  with_store([&](store::Database& database) {
    database.read([&](store::Reader& reader) {
      auto counts = commands::count_jobs(reader, mill);
      EXPECT_EQ(counts.waiting, 1);
      EXPECT_EQ(counts.given_up, 0);
      EXPECT_TRUE(reader.exists(
          "SELECT 1 FROM journal j WHERE j.workspace_id = $1 AND j.name = 'job.replayed'", {mill}));
    });
  });
}

TEST_F(JobsVerbs, ReplayRefusesWhatIsNoJobThatWasGivenUp) {
  (void)run("replay " + dead);
  auto again = run("replay " + dead);
  EXPECT_EQ(again.code, 1);
  EXPECT_NE(again.err.find("dead job"), std::string::npos) << again.err;
  auto unknown = run("replay job_0000000000009");
  EXPECT_EQ(unknown.code, 1);
  EXPECT_NE(unknown.err.find("there is no job job_0000000000009"), std::string::npos);
  EXPECT_NE(run("replay seven").err.find("give the id that penstock jobs list shows"),
            std::string::npos);
  EXPECT_NE(run("list --workspace Nowhere").err.find("there are: \"Mill\", \"Bakery\""),
            std::string::npos);
}

}  // namespace
}  // namespace penstock::scenarios
