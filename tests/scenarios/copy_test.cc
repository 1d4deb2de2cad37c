// A team's store moves to the engine of this run: everything is there, and can be searched for.

#include <gtest/gtest.h>

#include <filesystem>

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

}  // namespace
}  // namespace penstock::scenarios
