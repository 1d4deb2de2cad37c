// The fridge: parked deals wake on their day or when their criterion holds, once.
#include "features/deals/wake.h"

#include <gtest/gtest.h>

#include "features/deals/test_deals.h"

namespace penstock::deals {
namespace {

struct WakeTest : DealsTest {
  std::vector<std::string> tasks;

  int wake() {
    return store.database()
        .write_now([&](store::Tx& tx) {
          return wake_deals(tx, team.admin, store.clock().now(), registry,
                            [&](store::Tx&, const Actor&, Instant, const Deal& deal) {
                              tasks.push_back(deal.title);
                            });
        })
        .value();
  }
};

TEST_F(WakeTest, ADealSleepsUntilItsDayAndThenWakesOnceInItsStageWithATask) {
  auto deal = make(team.rep, "Pumps");
  move(team.rep, deal.id, 1);
  change(team.rep, "deal.park", deal.id, R"({"wake_on":"2026-11-25"})");
  EXPECT_EQ(wake(), 0);
  store.clock().advance(std::chrono::hours{72});
  EXPECT_EQ(wake(), 1);
  EXPECT_EQ(wake(), 0);
  EXPECT_EQ(load(deal.id).status, DealStatus::Open);
  EXPECT_EQ(load(deal.id).stage_id, stage(1));
  EXPECT_EQ(tasks, std::vector<std::string>{"Pumps"});
  EXPECT_EQ(team.events().back().name, "deal.reopened");
}

TEST_F(WakeTest, ADealWakesWhenItsCriterionBecomesTrue) {
  auto deal = make(team.rep, "Valves");
  change(team.rep, "deal.park", deal.id, R"({"wake_criterion":"value > 1000 EUR"})");
  EXPECT_EQ(wake(), 0);
  change(team.rep, "deal.edit", deal.id, R"({"value":{"amount":"2000","currency":"EUR"}})");
  EXPECT_EQ(wake(), 1);
  EXPECT_EQ(load(deal.id).status, DealStatus::Open);
}

}  // namespace
}  // namespace penstock::deals
