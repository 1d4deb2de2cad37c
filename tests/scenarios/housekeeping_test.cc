// What a server does by itself, once, on a store as it would be after a week.

#include "app/housekeeping.h"

#include <gtest/gtest.h>
#include <sys/time.h>

#include <filesystem>
#include <fstream>

#include "access/sessions.h"
#include "features/importing/import_store.h"
#include "features/team/team.h"
#include "server.h"

namespace penstock::scenarios {
namespace {

namespace fs = std::filesystem;

struct HousekeepingTest : ::testing::Test {
  Instant now() { return application->clock().now(); }
  template <class Work>
  auto write(Work work) {
    return application->database().write_now(std::move(work)).value();
  }
  HousekeepingTest() {
    char name[] = "/tmp/penstock-housekeeping-XXXXXX";
    PENSTOCK_CHECK(mkdtemp(name) != nullptr, "a test has a folder");
    folder = name;
    app::Place place{.folder = folder};
    postgres = store::postgres::TestDatabase::of_this_run(true);
    if (postgres) place.database_uri = postgres->uri();
    application = std::move(app::Application::open(place)).value();
    auto made = write([&](store::Tx& tx) {
      return team::create_workspace(tx, now(),
                                    {.name = "Mill",
                                     .owner_name = "Ada",
                                     .owner_email = "ada@mill.example",
                                     .owner_password_hash = "none"});
    });
    mill = made.workspace.id;
    ada = made.owner.id;
  }
  ~HousekeepingTest() override {
    application.reset();
    fs::remove_all(folder);
  }
  std::int64_t count(const std::string& table) {
    return application->database().read_now([&](store::Reader& reader) {
      return *reader.find_integer("SELECT count(*) FROM " + table + " t WHERE t.workspace_id = $1",
                                  {mill});
    });
  }
  void add_key(store::Tx& tx, int number, Instant at) {
    tx.execute(
        "INSERT INTO commands_done (workspace_id, command_id, request_hash, status, answer, pos, "
        "record_version, done_at) VALUES ($1, $2, 'h', 200, '{}', 1, 1, $3)",
        {mill, std::to_string(number), at});
  }
  // A file that was sent so long ago, with its row unless it is of an erased workspace.
  std::string send(std::chrono::seconds ago, bool with_row) {
    auto at = now() - ago;
    auto path = write([&](store::Tx& tx) -> Result<std::string> {
      importing::Upload upload{.id = tx.ids().make<importing::UploadId>()};
      upload.path = application->place().uploads() + "/" + upload.id.text();
      if (with_row) importing::add_upload(tx, mill, at, upload);
      return upload.path;
    });
    std::ofstream(path) << "Title\nA secret\n";
    timeval times[2]{};
    times[0].tv_sec = times[1].tv_sec = to_ms(at) / 1'000;
    EXPECT_EQ(::utimes(path.c_str(), times), 0);
    return path;
  }

  std::string folder;
  std::unique_ptr<store::postgres::TestDatabase> postgres;
  std::unique_ptr<app::Application> application;
  WorkspaceId mill;
  UserId ada;
};

TEST_F(HousekeepingTest, WhatIsOldGoesAndWhatIsNotStays) {
  using std::chrono::days, std::chrono::hours;
  constexpr int kOld = 2'500, kYoung = 3;
  write([&](store::Tx& tx) -> Result<int> {
    for (int i = 0; i < kOld; ++i) add_key(tx, i, now() - days(8));
    for (int i = 0; i < kYoung; ++i) add_key(tx, kOld + i, now() - days(6));
    return 0;
  });
  auto forgotten = send(days(8), true), erased = send(hours(2), false);
  auto kept = send(days(6), true), coming = send(hours(0), false);
  app::Housekeeping(*application).run_once();
  EXPECT_EQ(count("commands_done"), kYoung);
  EXPECT_EQ(count("uploads"), 1);
  for (const auto& gone : {forgotten, erased}) EXPECT_FALSE(fs::exists(gone)) << gone;
  for (const auto& stays : {kept, coming}) EXPECT_TRUE(fs::exists(stays)) << stays;
}

// Nothing else is to be done in this workspace.
TEST_F(HousekeepingTest, DeadSessionsGo) {
  for (auto ago : {access::kSessionIdle, std::chrono::hours(1)})
    write([&](store::Tx& tx) -> Result<int> {
      access::open_session(tx, mill, ada, now() - ago, {"Browser", "192.0.2.1"});
      return 0;
    });
  EXPECT_EQ(count("sessions"), 2);
  app::Housekeeping(*application).run_once();
  EXPECT_EQ(count("sessions"), 1);
}

}  // namespace
}  // namespace penstock::scenarios
