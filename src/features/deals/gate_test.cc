// The one gate: what must be true before a deal leaves a stage forwards.
#include "features/deals/gate.h"

#include "features/deals/bulk.h"
#include "features/deals/test_deals.h"

namespace penstock::deals {
namespace {

constexpr auto kValued = R"({"value":{"amount":"10.00","currency":"EUR"}})";

struct GateTest : DealsTest {
  // A deal in Qualified, whose exit requires a value and advises a close.
  Deal qualified(const Actor& actor, std::string_view more = "{}") {
    auto deal = make(actor, "Roof", more);
    return move(actor, deal.id, 1);
  }
  Json missing(const Actor& actor, DealId id, int to) {
    auto outcome = run(actor, "deal.move", to_stage(id, stage(to)));
    EXPECT_EQ(outcome.error().slug, "stage_requirements_missing");
    Json all(Json::Array{});
    Json::Array says;
    for (const auto& field : outcome.error().fields) says.emplace_back(field.says);
    return Json(says);
  }
};

TEST_F(GateTest, ARequiredCriterionThatIsUnmetRefusesTheMove) {
  auto deal = qualified(team.rep);
  EXPECT_EQ(refused(team.rep, "deal.move", to_stage(deal.id, stage(2))),
            "stage_requirements_missing");
  EXPECT_EQ(to_text(missing(team.rep, deal.id, 2)), R"(["The value is known"])");
  EXPECT_EQ(load(deal.id), deal);
}

TEST_F(GateTest, AnAdvisedCriterionLetsTheDealPassAndIsTold) {
  auto deal = qualified(team.rep, kValued);
  EXPECT_EQ(move(team.rep, deal.id, 2).stage_id, stage(2));
  const auto body = last_body();
  const auto& unmet = *body.find("unmet")->as_array();
  ASSERT_EQ(unmet.size(), 1u);
  EXPECT_EQ(*unmet[0].find("strength")->as_string(), "advised");
  EXPECT_EQ(body.find("override_reason"), nullptr);
}

TEST_F(GateTest, WhatIsMetIsNotTold) {
  auto deal = qualified(
      team.rep, R"({"value":{"amount":"1.00","currency":"EUR"},"expected_close_on":"2026-12-24"})");
  (void)move(team.rep, deal.id, 2);
  EXPECT_EQ(last_body().find("unmet"), nullptr);
}

TEST_F(GateTest, SkippedStagesAreAskedToo) {
  auto deal = make(team.rep, "Roof");
  EXPECT_EQ(to_text(missing(team.rep, deal.id, 3)),
            R"(["The value is known","The competitor is known"])");
  (void)change(team.rep, "deal.edit", deal.id, R"({"value":{"amount":"1.00","currency":"EUR"}})");
  EXPECT_EQ(to_text(missing(team.rep, deal.id, 3)), R"(["The competitor is known"])");
  (void)change(team.rep, "deal.edit", deal.id, R"({"competitor":"Rival"})");
  EXPECT_EQ(move(team.rep, deal.id, 3).stage_id, stage(3));
}

TEST_F(GateTest, BackwardsAndInsideAStageNothingIsAsked) {
  auto deal = qualified(team.rep);
  auto other = qualified(team.rep);
  EXPECT_EQ(move(team.rep, deal.id, 1, R"({"before":")" + other.id.text() + "\"}").stage_id,
            stage(1));
  EXPECT_EQ(move(team.rep, deal.id, 0).stage_id, stage(0));
}

TEST_F(GateTest, AManagerPassesWithAReasonWhichTheJournalKeeps) {
  auto deal = qualified(team.manager);
  EXPECT_EQ(refused(team.manager, "deal.move", to_stage(deal.id, stage(2))),
            "stage_requirements_missing");
  EXPECT_EQ(refused(team.manager, "deal.move",
                    to_stage(deal.id, stage(2), R"({"override_reason":"  "})")),
            "stage_requirements_missing");
  (void)move(team.manager, deal.id, 2, R"({"override_reason":"the buyer insists"})");
  EXPECT_EQ(*last_body().find("override_reason")->as_string(), "the buyer insists");
  EXPECT_EQ(last_body().find("unmet")->as_array()->size(), 2u);
}

TEST_F(GateTest, ARepMayNotPassAlsoWithAReason) {
  auto deal = qualified(team.rep);
  EXPECT_EQ(refused(team.rep, "deal.move",
                    to_stage(deal.id, stage(2), R"({"override_reason":"please"})")),
            "forbidden");
}

TEST_F(GateTest, WinningAsksTheStageThatTheDealIsIn) {
  auto deal = qualified(team.manager);
  EXPECT_EQ(refused(team.manager, "deal.win", of(deal.id)), "stage_requirements_missing");
  (void)change(team.manager, "deal.win", deal.id, R"({"override_reason":"signed at the fair"})");
  EXPECT_EQ(*last_body().find("override_reason")->as_string(), "signed at the fair");
  EXPECT_EQ(change(team.rep, "deal.win", make(team.rep).id).status, DealStatus::Won);
}

TEST_F(GateTest, LosingAndParkingAskNothing) {
  EXPECT_EQ(change(team.rep, "deal.lose", qualified(team.rep).id).status, DealStatus::Lost);
  EXPECT_EQ(
      change(team.rep, "deal.park", qualified(team.rep).id, R"({"wake_on":"2026-12-01"})").status,
      DealStatus::Parked);
}

TEST_F(GateTest, TheQuestionAnswersWhatTheMoveWouldMeet) {
  const auto& queries = registry.all_queries();
  auto ask = std::find_if(queries.begin(), queries.end(),
                          [](const auto& one) { return one.info.name == "deal.gate"; });
  auto deal = qualified(team.rep);
  auto answer = [&](const Actor& actor) {
    return team.read([&](store::Reader& reader) {
      return parse_json(
                 ask->run(reader, actor, store.clock().now(), to_stage(deal.id, stage(2)))->body)
          .value();
    });
  };
  EXPECT_FALSE(*answer(team.rep).find("allowed")->as_bool());
  EXPECT_FALSE(*answer(team.rep).find("may_override")->as_bool());
  EXPECT_EQ(answer(team.rep).find("unmet")->as_array()->size(), 2u);
  EXPECT_TRUE(*answer(team.manager).find("may_override")->as_bool());
  (void)change(team.rep, "deal.edit", deal.id, kValued);
  EXPECT_TRUE(*answer(team.rep).find("allowed")->as_bool());
  EXPECT_EQ(answer(team.rep).find("unmet")->as_array()->size(), 1u);
}

TEST_F(GateTest, ManyDealsPassTheSameGateOneByOne) {
  auto good = qualified(team.rep, kValued), bad = qualified(team.rep),
       hidden = qualified(team.manager, kValued);
  auto head = team.head();
  Json input(
      Json::Object{{"action", "move"},
                   {"to_stage_id", stage(2).text()},
                   {"deal_ids", Json::Array{Json(good.id.text()), Json(bad.id.text()),
                                            Json(hidden.id.text()), Json(DealId{9}.text())}}});
  auto answer = done(team.rep, "deal.bulk", input);
  EXPECT_EQ(*answer.find("done")->as_int(), 1);
  EXPECT_EQ(*answer.find("failed")->as_int(), 3);
  std::string slugs;
  for (const auto& error : *answer.find("errors")->as_array())
    slugs += *error.find("slug")->as_string() + " ";
  EXPECT_EQ(slugs, "stage_requirements_missing not_found not_found ");
  EXPECT_EQ(team.event_names(head), "deal.moved");
  EXPECT_EQ(load(bad.id), bad);
}

TEST_F(GateTest, EveryActionOnManyDealsWritesOneEventEach) {
  auto a = make(team.rep, "a"), b = make(team.rep, "b");
  auto both = [&](std::string_view action, std::string_view more) {
    auto head = team.head();
    auto input = object(more);
    input.set("action", action);
    input.set("deal_ids", Json::Array{Json(a.id.text()), Json(b.id.text())});
    EXPECT_EQ(*done(team.rep, "deal.bulk", input).find("done")->as_int(), 2) << action;
    return team.event_names(head);
  };
  EXPECT_EQ(both("tag", R"({"tag":"fair"})"), "deal.edited deal.edited");
  EXPECT_EQ(both("tag", R"({"tag":"fair"})"), "");
  EXPECT_EQ(both("park", R"({"wake_on":"2026-12-01"})"), "deal.parked deal.parked");
  EXPECT_EQ(both("reopen", "{}"), "deal.reopened deal.reopened");
  EXPECT_EQ(both("move", R"({"to_stage_id":")" + stage(1).text() + "\"}"), "deal.moved deal.moved");
  EXPECT_EQ(both("lose", "{}"), "deal.lost deal.lost");
  EXPECT_EQ(both("reopen", "{}"), "deal.reopened deal.reopened");
  EXPECT_EQ(both("delete", "{}"), "deal.deleted deal.deleted");
  EXPECT_EQ(load(make(team.rep).id).status, DealStatus::Open);
}

TEST_F(GateTest, ManyDealsHaveTheirLimitsAndNeedTheirFields) {
  auto id = Json::Array{Json(make(team.rep).id.text())};
  auto with = [&](std::string_view action) {
    return Json(Json::Object{{"deal_ids", id}, {"action", action}});
  };
  EXPECT_EQ(refused(team.rep, "deal.bulk", with("move")), "to_stage_id required");
  EXPECT_EQ(refused(team.rep, "deal.bulk", with("assign")), "owner_id required");
  EXPECT_EQ(refused(team.rep, "deal.bulk", with("park")), "wake_on required");
  EXPECT_EQ(refused(team.rep, "deal.bulk", with("tag")), "tag required");
  EXPECT_EQ(refused(team.rep, "deal.bulk", with("edit")), "fields required");
  auto edit = with("edit");
  edit.set("fields", object(R"({"title":"x","expected_version":1})"));
  EXPECT_EQ(refused(team.rep, "deal.bulk", edit), "fields.expected_version unknown_field");
  edit.set("fields", object(R"({"colour":"red"})"));
  EXPECT_EQ(refused(team.rep, "deal.bulk", edit), "fields.colour unknown_field");
  EXPECT_EQ(refused(team.rep, "deal.bulk", with("burn")), "action unknown_choice");
  EXPECT_EQ(refused(team.rep, "deal.bulk",
                    Json(Json::Object{{"deal_ids", Json::Array{}}, {"action", "win"}})),
            "deal_ids required");
  EXPECT_EQ(refused(team.rep, "deal.bulk",
                    Json(Json::Object{{"deal_ids", Json::Array(kBulkDealsMax + 1, id[0])},
                                      {"action", "win"}})),
            "deal_ids too_many");
}

}  // namespace
}  // namespace penstock::deals
