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

// A bulk change is a batch of the journal, as an import is; but it is news, not history.
TEST_F(PlaybookTest, DealsThatMoveTogetherGetTheirTasks) {
  prescribe(1);
  auto a = make(team.rep), b = make(team.rep);
  auto head = team.head();
  done(team.rep, "deal.bulk",
       Json(Json::Object{{"action", "move"},
                         {"to_stage_id", stage(1).text()},
                         {"deal_ids", Json::Array{Json(a.id.text()), Json(b.id.text())}}}));
  ASSERT_NE(team.events().back().batch_id, 0);
  follow(head);
  EXPECT_EQ(open_tasks(a.id), 1);
  EXPECT_EQ(open_tasks(b.id), 1);
}

TEST_F(PlaybookTest, ADealThatComesBackGetsNoTasksAnew) {
  prescribe(0);
  auto deal = make(team.rep);
  follow(team.head() - 1);
  ASSERT_EQ(open_tasks(deal.id), 1);
  done(team.rep, "activity.finish",
       Json(Json::Object{{"activity_id", load(deal.id).next_activity_id->text()}}));
  done(team.rep, "deal.delete", of(deal.id));
  auto head = team.head();
  undo(team.rep, head);
  follow(head);
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
