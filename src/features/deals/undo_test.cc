// Taking back: each event by a new change, never over what others did since.
#include "features/deals/test_deals.h"
#include "store/text_index.h"

namespace penstock::deals {
namespace {

struct UndoTest : DealsTest {
  // Runs one change, takes it back, and expects the deal as it was but for its version.
  void expect_taken_back(DealId id, std::string_view command, std::string_view more) {
    auto before = load(id);
    auto input = of(id, more);
    (void)done(team.rep, command, input);
    auto head = team.head();
    (void)undo(team.rep, head);
    EXPECT_EQ(team.event_names(head), "deal.undone") << command;
    EXPECT_EQ(*last_body().find("undid")->as_int(), head) << command;
    auto after = load(id);
    EXPECT_EQ(after.version, before.version + 2) << command;
    after.version = before.version;
    after.updated_at = before.updated_at;
    EXPECT_EQ(to_json_text(after), to_json_text(before)) << command;
  }
  std::string undo_refused(const Actor& actor, std::int64_t pos) {
    return refused(actor, "journal.undo", Json(Json::Object{{"pos", pos}}));
  }
};

TEST_F(UndoTest, EveryChangeOfADealCanBeTakenBack) {
  auto deal = make(team.rep, "Roof", R"({"value":{"amount":"10.00","currency":"EUR"}})");
  auto other = make(team.rep, "Other");
  store.clock().advance(std::chrono::hours{1});
  expect_taken_back(
      deal.id, "deal.edit",
      R"({"title":"New","tags":["a"],"expected_close_on":"2026-12-01","custom":{"a":1}})");
  expect_taken_back(deal.id, "deal.move", R"({"to_stage_id":")" + stage(1).text() + "\"}");
  expect_taken_back(
      deal.id, "deal.move",
      R"({"to_stage_id":")" + stage(0).text() + R"(","before":")" + other.id.text() + "\"}");
  expect_taken_back(deal.id, "deal.win", R"({"value":{"amount":"9.00","currency":"EUR"}})");
  expect_taken_back(deal.id, "deal.lose", R"({"note":"x","competitor":"y","do_not_contact":true})");
  expect_taken_back(deal.id, "deal.park",
                    R"({"wake_on":"2026-12-24","wake_criterion":"value > 5"})");
  (void)change(team.rep, "deal.lose", deal.id);
  expect_taken_back(deal.id, "deal.reopen", "{}");
}

TEST_F(UndoTest, AnUndoCanBeTakenBackItself) {
  auto deal = make(team.rep, "Roof");
  (void)change(team.rep, "deal.edit", deal.id, R"({"title":"New"})");
  (void)undo(team.rep, team.head());
  (void)undo(team.rep, team.head());
  EXPECT_EQ(load(deal.id).title, "New");
}

TEST_F(UndoTest, ACreationIsTakenBackOnlyWhileNobodyWorkedOnIt) {
  auto deal = make(team.rep);
  auto made = team.head();
  (void)change(team.rep, "deal.edit", deal.id, R"({"title":"New"})");
  EXPECT_EQ(undo_refused(team.rep, made), "undo_overtaken");
  auto fresh = make(team.rep);
  (void)undo(team.rep, team.head());
  EXPECT_FALSE(exists(fresh.id));
}

TEST_F(UndoTest, ADeletedDealComesBackWithItsWordsInTheSearch) {
  auto deal = make(team.rep, "Kopenhagen");
  (void)done(team.rep, "deal.delete", of(deal.id));
  auto deleted = team.head();
  (void)undo(team.rep, deleted);
  EXPECT_EQ(load(deal.id).title, "Kopenhagen");
  EXPECT_EQ(undo_refused(team.rep, deleted), "undo_overtaken");
  auto found = team.read([&](store::Reader& reader) {
    return store::find_text_ids(reader, {team.id, "deal"}, "kopen", 10);
  });
  EXPECT_EQ(found, std::vector<std::int64_t>{deal.id.value});
}

TEST_F(UndoTest, ADeletedDealComesBackWithoutTheNextStepThatWentWithIt) {
  auto deal = make(team.rep);
  (void)done(team.rep, "activity.create",
             of(deal.id, R"({"kind":"call","title":"Call","due_at":"2026-11-23T10:00:00Z"})"));
  ASSERT_TRUE(load(deal.id).next_activity_id);
  (void)done(team.rep, "deal.delete", of(deal.id));
  (void)undo(team.rep, team.head());
  auto back = load(deal.id);
  EXPECT_FALSE(back.next_activity_id || back.next_activity_at || back.next_activity_title ||
               back.next_activity_kind);
}

TEST_F(UndoTest, NeverOverwritesWhatOthersChangedSince) {
  auto deal = make(team.rep, "Roof");
  (void)change(team.rep, "deal.edit", deal.id, R"({"title":"New","competitor":"Rival"})");
  auto edited = team.head();
  (void)change(team.teammate, "deal.edit", deal.id, R"({"tags":["theirs"]})");
  (void)undo(team.rep, edited);  // another field: both stand
  EXPECT_EQ(load(deal.id).title, "Roof");
  EXPECT_EQ(load(deal.id).tags, std::vector<std::string>{"theirs"});
  (void)change(team.rep, "deal.edit", deal.id, R"({"title":"Newer"})");
  edited = team.head();
  (void)change(team.teammate, "deal.edit", deal.id, R"({"title":"Theirs"})");
  EXPECT_EQ(undo_refused(team.rep, edited), "undo_overtaken");
  EXPECT_EQ(load(deal.id).title, "Theirs");
}

TEST_F(UndoTest, RefusesWhatIsNotThereOrCannotBeTakenBack) {
  EXPECT_EQ(undo_refused(team.rep, team.head() + 1), "not_found");
  EXPECT_EQ(undo_refused(team.admin, 1), "not_undoable");  // pipeline.created
  TestWorkspace strangers(store, "Strangers");
  (void)make(team.rep);
  EXPECT_EQ(undo_refused(strangers.admin, team.head()), "not_found");
  EXPECT_EQ(undo_refused(team.viewer, team.head()), "forbidden");
}

TEST_F(UndoTest, NobodyTakesBackWhatTheyMayNotSee) {
  auto deal = make(team.manager);
  EXPECT_EQ(undo_refused(team.rep, team.head()), "not_found");
  (void)done(team.manager, "deal.delete", of(deal.id));
  EXPECT_EQ(undo_refused(team.rep, team.head()), "not_found");
  EXPECT_EQ(undo_refused(team.outsider, team.head()), "not_found");
  (void)undo(team.teammate, team.head());  // of the manager's team
  EXPECT_TRUE(exists(deal.id));
}

}  // namespace
}  // namespace penstock::deals
