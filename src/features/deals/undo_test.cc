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
  static std::string text_of(const Json& json, std::string_view name) {
    return *json.find(name)->as_string();
  }
  std::string undo_refused(const Actor& actor, std::int64_t pos) {
    return refused(actor, "journal.undo", Json(Json::Object{{"pos", pos}}));
  }
};

TEST_F(UndoTest, EveryChangeOfADealCanBeTakenBack) {
  auto deal =
      make(team.rep, "Roof", R"({"value":{"amount":"10.00","currency":"EUR"},"tags":["b","c"]})");
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

// The scenario delete-and-undo-whole compares every answer; here is what the index keeps.
TEST_F(UndoTest, ADeletedDealTakesItsActivitiesOutOfTheSearchAndBringsThemBack) {
  auto deal = make(team.rep);
  (void)done(team.rep, "activity.create",
             of(deal.id, R"({"kind":"call","title":"Zadzwonić","due_at":"2026-11-23T10:00:00Z"})"));
  auto before = load(deal.id);
  ASSERT_TRUE(before.next_activity_id);
  auto found = [&] {
    return team.read([&](store::Reader& reader) {
      return store::find_text_ids(reader, {team.id, "activity"}, "zadzwonic", 10).size();
    });
  };
  (void)done(team.rep, "deal.delete", of(deal.id));
  EXPECT_EQ(found(), 0u);
  (void)undo(team.rep, team.head());
  EXPECT_EQ(found(), 1u);
  auto after = load(deal.id);
  after.version = before.version;
  EXPECT_EQ(to_json_text(after), to_json_text(before));
}

TEST_F(UndoTest, ADeletedDealStaysAwayWhenWhatItNamedIsGone) {
  auto company = text_of(done(team.rep, "company.create", object(R"({"name":"Acme"})")), "id");
  auto person = text_of(done(team.rep, "person.create", object(R"({"name":"Ewa"})")), "id");
  auto of_company = make(team.rep, "A", R"({"company_id":")" + company + "\"}");
  auto of_person = make(team.rep, "B", R"({"person_id":")" + person + "\"}");
  auto with_call = make(team.rep, "C");
  (void)done(team.rep, "activity.create",
             of(with_call.id, R"({"kind":"call","person_id":")" + person + "\"}"));
  std::vector<std::int64_t> gone;
  for (auto id : {of_company.id, of_person.id, with_call.id}) {
    (void)done(team.rep, "deal.delete", of(id));
    gone.push_back(team.head());
  }
  (void)done(team.rep, "company.delete", Json(Json::Object{{"company_id", company}}));
  auto company_gone = team.head();
  (void)done(team.rep, "person.delete", Json(Json::Object{{"person_id", person}}));
  for (auto pos : gone) EXPECT_EQ(undo_refused(team.rep, pos), "undo_overtaken");
  (void)undo(team.rep, team.head());
  (void)undo(team.rep, company_gone);
  for (auto pos : gone) (void)undo(team.rep, pos);  // now all is there again
  EXPECT_EQ(load(of_company.id).company_id, of_company.company_id);
}

TEST_F(UndoTest, ADeletedDealStaysAwayWhenItsStageIsGone) {
  auto other = add_pipeline(team.admin);
  auto stage_id = other.stages[0].id.text();
  auto deal = make(team.rep, "A", R"({"stage_id":")" + stage_id + "\"}");
  (void)done(team.rep, "deal.delete", of(deal.id));
  auto gone = team.head();
  (void)done(team.admin, "stage.delete", Json(Json::Object{{"stage_id", stage_id}}));
  EXPECT_EQ(undo_refused(team.rep, gone), "undo_overtaken");
}

TEST_F(UndoTest, WhatALinkHidesDoesNotKeepADeletedDealAway) {
  auto person = text_of(done(team.manager, "person.create", object(R"({"name":"Ewa"})")), "id");
  auto deal = make(team.rep);
  (void)done(team.manager, "deal.put_person", of(deal.id, R"({"person_id":")" + person + "\"}"));
  (void)done(team.rep, "deal.delete", of(deal.id));
  (void)undo(team.rep, team.head());
  EXPECT_EQ(team.events().back().name, "deal.created");
  EXPECT_EQ(team.events()[team.events().size() - 2].name, "deal.person_added");
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

// Every event tells the value; a move did not change it.
TEST_F(UndoTest, AMoveIsTakenBackThoughTheValueChangedSince) {
  auto deal = make(team.rep, "Roof", R"({"value":{"amount":"10.00","currency":"EUR"}})");
  (void)move(team.rep, deal.id, 1);
  auto moved = team.head();
  (void)change(team.rep, "deal.edit", deal.id, R"({"value":{"amount":"20.00","currency":"EUR"}})");
  (void)undo(team.rep, moved);
  EXPECT_EQ(load(deal.id).stage_id, stage(0));
  EXPECT_EQ(load(deal.id).value.minor, 2'000);
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
