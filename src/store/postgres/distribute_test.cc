#include "store/postgres/distribute.h"

#include <gtest/gtest.h>

#include "store/postgres/connection.h"
#include "store/testing.h"

namespace penstock::store {
namespace {

bool has_citus(postgres::Connection& connection) {
  try {
    connection.script("CREATE EXTENSION citus");
    return true;
  } catch (const StoreError&) {
    return false;
  }
}

TEST(Distribute, AStoreIsSpreadOverACluster) {
  auto place = postgres::TestDatabase::of_this_run();
  if (!place) GTEST_SKIP() << "there is no PostgreSQL in this run";
  postgres::Connection connection(postgres::make_target(place->uri(), "penstock test"));
  FakeClock clock{*parse_instant("2026-11-22T10:00:00Z")};
  IdMaker ids{clock, 1};
  auto database = std::move(open_postgres({.uri = place->uri(), .ids = ids, .lanes = 2})).value();
  if (!has_citus(connection)) {
    auto refused = distribute_tables(place->uri());
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().slug, "no_citus");
    EXPECT_NE(refused.error().says.find("CREATE EXTENSION citus"), std::string::npos);
    GTEST_SKIP() << "the Citus extension is not installed on this PostgreSQL: that it is missed is "
                    "tested, the spreading itself is not";
  }
  auto first = distribute_tables(place->uri());
  ASSERT_TRUE(first.ok()) << first.error().says;
  EXPECT_GT(first->made.size(), 20U);
  auto second = distribute_tables(place->uri());
  ASSERT_TRUE(second.ok()) << second.error().says;
  EXPECT_TRUE(second->made.empty()) << "nothing is done twice";
  EXPECT_EQ(second->already.size(), first->made.size());
  auto written = database->write_now(WorkspaceId{7}, [](Tx& tx) -> Result<int> {
    tx.execute(
        "INSERT INTO teams (workspace_id, id, name, name_folded, version) VALUES ($1, $2, $3, $4, "
        "1)",
        {WorkspaceId{7}, 1, "North", "north"});
    return 0;
  });
  EXPECT_TRUE(written.ok()) << written.error().says;
}

}  // namespace
}  // namespace penstock::store
