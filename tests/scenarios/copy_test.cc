// A team's store moves to the engine of this run: everything is there, and can be searched for.

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "access/authenticator.h"
#include "app/application.h"
#include "app/reindex.h"
#include "features/demo/demo.h"
#include "store/copy.h"
#include "store/testing.h"
#include "store/text_index.h"

namespace penstock::scenarios {
namespace {

struct CopyOfATeam : ::testing::Test {
  CopyOfATeam() {
    char folder[] = "/tmp/penstock-copy-XXXXXX";
    PENSTOCK_CHECK(mkdtemp(folder) != nullptr, "a test has a folder");
    folder_ = folder;
    application_ = std::move(app::Application::open({folder_})).value();
    (void)demo::make_demo(application_->database(), application_->registry(), application_->clock(),
                          {.deals = 60})
        .value();
  }
  ~CopyOfATeam() override {
    application_.reset();
    std::filesystem::remove_all(folder_);
  }
  static std::int64_t found(store::Database& database, std::string_view type,
                            std::string_view words) {
    return database.read_now([&](store::Reader& reader) {
      WorkspaceId id{
          *reader.find_integer("/* all workspaces */ SELECT w.workspace_id FROM workspaces w", {})};
      return store::count_matches(reader, {id, type}, words, 10'000);
    });
  }

  std::string folder_;
  std::unique_ptr<app::Application> application_;
};

TEST_F(CopyOfATeam, IsTheSameAndCanBeSearched) {
  auto& from = application_->database();
  // A company that belongs to one which was made later.
  (void)from
      .write_now([](store::Tx& tx) -> Result<std::int64_t> {
        return tx.execute(
            "UPDATE companies SET parent_id = (SELECT max(c.id) FROM companies c) WHERE id = "
            "(SELECT min(c.id) FROM companies c)",
            {});
      })
      .value();
  store::TestStore to;
  auto sums = store::copy_round(from, to.database(), [](const std::string&, std::int64_t) {});
  ASSERT_TRUE(sums.ok()) << sums.error().says;
  for (const auto& sum : sums->sums)
    from.read([&](store::Reader& reader) {
      for (const auto& table : store::list_tables(reader))
        if (table.name == sum.table) {
          EXPECT_EQ(store::sum_table(reader, table), sum) << sum.table;
        }
    });
  EXPECT_GT(*app::reindex(to.database()), 60);
  for (auto [type, words] : {std::pair{"deal", "w"}, {"company", "s"}, {"activity", "c"}}) {
    EXPECT_GT(found(from, type, words), 0) << type;
    EXPECT_EQ(found(to.database(), type, words), found(from, type, words)) << type;
  }
}

// People go on working while their house is moved; when they stop, one more round makes both the
// same.
TEST_F(CopyOfATeam, CatchesUpWithASourceThatServes) {
  auto& from = application_->database();
  WorkspaceId id;
  auto actor = from.read_now([&](store::Reader& reader) {
    id = {*reader.find_integer("/* all workspaces */ SELECT w.workspace_id FROM workspaces w", {})};
    auto user = *reader.find_integer(
        "SELECT min(u.id) FROM users u WHERE u.workspace_id = $1 AND u.role = 'admin'", {id});
    return access::load_actor(reader, id, UserId{user}).value();
  });
  std::atomic<bool> stop{false};
  std::atomic<int> changes{0};
  auto work = [&](int who) {
    auto run = [&](std::string_view name, const std::string& input) -> std::string {
      std::string body;
      auto done = from.write_now(id, [&](store::Tx& tx) -> Result<int> {
        TRY(outcome, application_->registry().run(tx, actor, application_->clock().now(), name,
                                                  parse_json(input).value()));
        body = outcome.body;
        return 0;
      });
      changes += done.ok();
      return body;
    };
    for (int i = 0; !stop; ++i) {
      auto made = run("company.create", fmt::format(R"({{"name":"Company {} {}"}})", who, i));
      auto company = *parse_json(made).value().find("id")->as_string();
      run("deal.create", fmt::format(R"({{"title":"Deal {}","company_id":"{}"}})", i, company));
      auto other = run("company.create", R"({"name":"Short-lived"})");
      run("company.delete", fmt::format(R"({{"company_id":"{}"}})",
                                        *parse_json(other).value().find("id")->as_string()));
    }
  };
  std::thread first(work, 1), second(work, 2);
  store::TestStore to;
  auto quiet = [](const std::string&, std::int64_t) {};
  std::int64_t caught_up = 0;
  for (int round = 0; round < 3; ++round) {
    auto before = changes.load();
    while (changes < before + 20) std::this_thread::yield();
    auto done = store::copy_round(from, to.database(), quiet);
    ASSERT_TRUE(done.ok()) << done.error().says;
    if (round > 0) caught_up += done->written;
  }
  stop = true;
  first.join();
  second.join();
  EXPECT_GT(caught_up, 40);
  ASSERT_TRUE(store::copy_round(from, to.database(), quiet).ok());
  auto last = store::copy_round(from, to.database(), quiet);
  ASSERT_TRUE(last.ok());
  EXPECT_EQ(last->written + last->deleted, 0);
  for (const auto& sum : last->sums)
    from.read([&](store::Reader& reader) {
      for (const auto& table : store::list_tables(reader))
        if (table.name == sum.table) EXPECT_EQ(store::sum_table(reader, table), sum);
    });
}

}  // namespace
}  // namespace penstock::scenarios
