#include "features/demo/test_world.h"
#include "store/text_index.h"

namespace penstock::demo {
namespace {

class Large : public testing::Test {
 protected:
  void make(std::int64_t deals) {
    auto made = make_large(world_.database(), world_.registry(), world_.clock(), {.deals = deals});
    ASSERT_TRUE(made.ok()) << made.error().says;
    made_ = *made;
  }
  std::int64_t number(std::string_view sql) { return world_.number(made_.workspace_id, sql); }

  World world_;
  MadeDemo made_;
};

TEST_F(Large, HasTheDealsAndATenthOfThemOpen) {
  make(2'000);
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1"), 2'000);
  auto open =
      number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.status = 'open'");
  EXPECT_GT(open, 150);
  EXPECT_LT(open, 250);
  EXPECT_EQ(number("SELECT count(*) FROM deals d WHERE d.workspace_id = $1 AND d.closed_at > " +
                   std::to_string(to_ms(world_.clock().now()))),
            0);
}

TEST_F(Large, TellsEachDealOnceInTheJournal) {
  make(2'000);
  EXPECT_EQ(
      number(
          "SELECT count(*) FROM journal j WHERE j.workspace_id = $1 AND j.name = 'deal.created'"),
      2'000);
  EXPECT_EQ(number("SELECT w.journal_head FROM workspaces w WHERE w.workspace_id = $1"),
            number("SELECT count(*) FROM journal j WHERE j.workspace_id = $1"));
  EXPECT_EQ(number("SELECT max(j.pos) FROM journal j WHERE j.workspace_id = $1"),
            number("SELECT w.journal_head FROM workspaces w WHERE w.workspace_id = $1"));
}

TEST_F(Large, SumsAreThoseOfTheJournal) {
  make(2'000);
  std::int64_t euros = 0;
  world_.database().read([&](store::Reader& reader) {
    reader.query(
        "SELECT j.body FROM journal j WHERE j.workspace_id = $1 AND j.name = 'deal.created'",
        {made_.workspace_id}, [&](const store::Row& row) {
          auto deal = from_json<deals::Deal>(*parse_json(row.text(0))->find("after"));
          ASSERT_TRUE(deal.ok());
          if (deal->value.currency.text() == "EUR") euros += deal->value.minor;
        });
  });
  EXPECT_GT(euros, 0);
  EXPECT_EQ(number("SELECT sum(d.value_minor) FROM deals d WHERE d.workspace_id = $1 AND "
                   "d.value_currency = 'EUR'"),
            euros);
}

TEST_F(Large, IsFoundByItsWords) {
  make(2'000);
  auto title = world_
                   .texts(made_.workspace_id,
                          "/* all workspaces */ SELECT d.title FROM deals d WHERE d.workspace_id = "
                          "$1 ORDER BY d.id "
                          "LIMIT 1 OFFSET 1234")
                   .at(0);
  auto id = number(
      "/* all workspaces */ SELECT d.id FROM deals d WHERE d.workspace_id = $1 ORDER BY d.id LIMIT "
      "1 OFFSET 1234");
  auto found = world_.database().read_now([&](store::Reader& reader) {
    return store::find_text_ids(reader, {made_.workspace_id, "deal"}, title, 10'000);
  });
  EXPECT_NE(std::find(found.begin(), found.end(), id), found.end()) << title;
}

}  // namespace
}  // namespace penstock::demo
