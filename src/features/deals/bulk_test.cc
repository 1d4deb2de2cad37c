// A change to many deals takes what the change of one takes, and is taken back as one.
#include "features/deals/bulk.h"

#include "features/deals/test_deals.h"

namespace penstock::deals {
namespace {

struct BulkTest : DealsTest {
  std::vector<DealId> ids;

  void make_deals(int count) {
    for (int i = 0; i < count; ++i) ids.push_back(make(team.rep, "Deal").id);
  }
  ChangedDeals bulk(const Actor& actor, std::string_view action, std::string_view more = "{}") {
    auto input = object(more);
    input.set("action", action);
    input.set("deal_ids", to_json(ids));
    return from<ChangedDeals>(done(actor, "deal.bulk", input));
  }
  static Json of(BatchId id) { return Json(Json::Object{{"batch_id", id.text()}}); }
  ChangedDeals undo_bulk(const Actor& actor, BatchId id) {
    return from<ChangedDeals>(done(actor, "deal.undo_bulk", of(id)));
  }
  std::vector<std::string> texts() {
    std::vector<std::string> texts;
    for (auto id : ids) {
      auto deal = load(id);
      deal.version = 0;
      deal.updated_at = {};
      texts.push_back(to_json_text(deal));
    }
    return texts;
  }
};

TEST_F(BulkTest, TakesWhatTheSingleCommandsTake) {
  make_deals(2);
  auto all = [&](auto member, const auto& value) {
    for (auto id : ids) EXPECT_EQ(load(id).*member, value);
  };
  (void)bulk(
      team.rep, "lose",
      R"({"competitor":"Rival","note":"too dear","do_not_contact":true,"closed_on":"2026-11-20"})");
  all(&Deal::competitor, "Rival");
  all(&Deal::lost_note, "too dear");
  all(&Deal::do_not_contact, true);
  all(&Deal::closed_on, parse_date("2026-11-20"));
  (void)bulk(team.rep, "reopen",
             R"({"stage_id":")" + stage(1).text() + R"(","reason":"they called"})");
  all(&Deal::stage_id, stage(1));
  EXPECT_EQ(*last_body().find("reason")->as_string(), "they called");
  (void)bulk(team.rep, "park", R"({"wake_criterion":"value > 5","note":"later"})");
  all(&Deal::wake_criterion, "value > 5");
  EXPECT_EQ(*last_body().find("note")->as_string(), "later");
  (void)bulk(team.rep, "reopen");
  EXPECT_EQ(bulk(team.rep, "move", R"({"to_stage_id":")" + stage(2).text() + "\"}").failed, 2);
  EXPECT_EQ(bulk(team.manager, "move",
                 R"({"override_reason":"known","to_stage_id":")" + stage(2).text() + "\"}")
                .done,
            2);
  (void)bulk(team.rep, "edit", R"({"fields":{"competitor":null,"forecast_category":"commit"}})");
  all(&Deal::competitor, std::nullopt);
  all(&Deal::forecast_category, ForecastCategory::Commit);
  EXPECT_EQ(bulk(team.rep, "win").failed, 2);
  (void)bulk(team.manager, "win",
             R"({"override_reason":"known","value":{"amount":"7.00","currency":"EUR"}})");
  all(&Deal::value, Money{700, *Currency::parse("EUR")});
  EXPECT_EQ(bulk(team.rep, "park", R"({"wake_criterion":"value >"})").failed, 2);
}

TEST_F(BulkTest, IsTakenBackAsOneAndAgain) {
  make_deals(3);
  (void)done(team.rep, "activity.create",
             DealsTest::of(ids[0], R"({"kind":"call","due_on":"2026-12-01"})"));
  auto before = texts();
  for (auto [action, more] : {std::pair{"tag", R"({"tag":"fair"})"},
                              {"lose", R"({"note":"x","competitor":"y","do_not_contact":true})"},
                              {"park", R"({"wake_on":"2026-12-24"})"},
                              {"edit", R"({"fields":{"title":"New"}})"},
                              {"delete", "{}"}}) {
    auto changed = bulk(team.rep, action, more);
    ASSERT_TRUE(changed.batch_id) << action;
    auto undone = undo_bulk(team.rep, *changed.batch_id);
    EXPECT_EQ(undone.done, 3) << action;
    EXPECT_EQ(texts(), before) << action;
    auto redone = undo_bulk(team.rep, *undone.batch_id);
    EXPECT_EQ(redone.done, 3) << action;
    EXPECT_EQ(undo_bulk(team.rep, *redone.batch_id).done, 3) << action;
    EXPECT_EQ(texts(), before) << action;
  }
}

TEST_F(BulkTest, TellsWhichDealsChangedSinceAndTakesTheOthersBack) {
  make_deals(3);
  auto batch = bulk(team.rep, "edit", R"({"fields":{"title":"New"}})").batch_id.value();
  (void)change(team.manager, "deal.edit", ids[1], R"({"title":"Theirs"})");
  (void)change(team.manager, "deal.edit", ids[2], R"({"competitor":"Rival"})");  // another field
  auto undone = undo_bulk(team.rep, batch);
  EXPECT_EQ(undone.done, 2);
  ASSERT_EQ(undone.errors.size(), 1u);
  EXPECT_EQ(undone.errors[0].deal_id, ids[1]);
  EXPECT_EQ(undone.errors[0].slug, "undo_overtaken");
  EXPECT_EQ(load(ids[0]).title, "Deal");
  EXPECT_EQ(load(ids[1]).title, "Theirs");
  EXPECT_EQ(load(ids[2]).title, "Deal");
  EXPECT_EQ(load(ids[2]).competitor, "Rival");
  auto again = undo_bulk(team.rep, batch);  // nothing is left of it
  EXPECT_EQ(again.done, 0);
  EXPECT_FALSE(again.batch_id);
}

TEST_F(BulkTest, NobodyTakesBackWhatTheyMayNotSeeOrChange) {
  make_deals(1);
  ids.push_back(make(team.manager).id);
  auto batch = bulk(team.manager, "tag", R"({"tag":"fair"})").batch_id.value();
  EXPECT_EQ(refused(team.viewer, "deal.undo_bulk", of(batch)), "forbidden");
  auto undone = undo_bulk(team.rep, batch);
  EXPECT_EQ(undone.done, 1);
  EXPECT_EQ(undone.errors.at(0).slug, "not_found");
  EXPECT_EQ(load(ids[1]).tags, std::vector<std::string>{"fair"});
  TestWorkspace strangers(store, "Strangers");
  EXPECT_EQ(run(strangers.admin, "deal.undo_bulk", of(batch)).error().slug, "not_found");
}

TEST_F(BulkTest, WhatChangedNothingHasNoBatch) {
  make_deals(1);
  (void)bulk(team.rep, "tag", R"({"tag":"fair"})");
  EXPECT_FALSE(bulk(team.rep, "tag", R"({"tag":"fair"})").batch_id);
  EXPECT_EQ(refused(team.rep, "deal.undo_bulk", of(BatchId{9})), "not_found");
}

// An import's batch has the id of the import, and an undo of its own.
TEST_F(BulkTest, AnImportIsNoBulkChange) {
  auto deal = make(team.rep);
  (void)team.write([&](store::Tx& tx) -> Result<int> {
    tx.execute(
        "INSERT INTO imports (workspace_id, id, state, dry_run, profile, duplicates, options, "
        "user_id, rows_total, rows_read, created, updated, skipped, failed, also_made, overridden, "
        "kept, taken_back, undo_pos, reconciled, cancel_wanted, made_pipelines, created_at) VALUES "
        "($1, 77, 'done', 0, '', 'skip', '{}', $2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, '[]', 0)",
        {team.id, team.admin.user_id});
    journal::InBatch in_batch(tx, 77);
    journal::append(tx, team.id, team.admin.user_id, store.clock().now(),
                    journal::Event{.name = "deal.edited",
                                   .record_type = "deal",
                                   .record_id = deal.id.value,
                                   .body = R"({"before":{},"after":{}})"});
    return 0;
  });
  EXPECT_EQ(refused(team.rep, "deal.undo_bulk", of(BatchId{77})), "not_found");
}

}  // namespace
}  // namespace penstock::deals
