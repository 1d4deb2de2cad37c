// Playbooks: a deal that enters a stage gets the stage's tasks, once.
#include "features/activities/playbook.h"

#include <gtest/gtest.h>

#include "features/deals/test_deals.h"

namespace penstock::activities {
namespace {

struct PlaybookTest : deals::DealsTest {
  void prescribe(int at) {
    done(team.admin, "stage.edit",
         Json(Json::Object{
             {"stage_id", stage(at).text()},
             {"playbook", object(R"([{"kind":"call","title":"Ring them","due_days":2}])")}}));
  }
  void follow(std::int64_t after) {
    (void)store.database().write_now([&](store::Tx& tx) -> Result<int> {
      auto entries = journal::read_after(tx, team.id, after);
      TRY_VOID(run_playbooks(tx, team.id, store.clock().now(), entries));
      return 0;
    });
  }
  std::int64_t open_tasks(DealId id) {
    return team.read([&](store::Reader& reader) {
      return *reader.find_integer(
          "SELECT count(*) FROM activities a WHERE a.workspace_id = $1 AND a.deal_id = $2 "
          "AND a.title = 'Ring them' AND a.due_on = '2026-11-24'",
          {team.id, id});
    });
  }
};

TEST_F(PlaybookTest, EnteringAStageMakesItsTasksOnce) {
  prescribe(1);
  auto deal = make(team.rep);
  auto head = team.head();
  move(team.rep, deal.id, 1);
  follow(head);
  EXPECT_EQ(open_tasks(deal.id), 1);
  EXPECT_EQ(load(deal.id).next_activity_title, "Ring them");
  follow(head);  // the same entries again: the step is open already
  EXPECT_EQ(open_tasks(deal.id), 1);
}

TEST_F(PlaybookTest, OldHistoryMakesNoTasks) {
  prescribe(1);
  auto deal = make(team.rep);
  auto head = team.head();
  move(team.rep, deal.id, 1);
  store.clock().advance(std::chrono::hours{48});
  follow(head);
  EXPECT_EQ(open_tasks(deal.id), 0);
}

}  // namespace
}  // namespace penstock::activities
