// What each command over deals does, and what it writes to the journal.
#include "features/deals/deal.h"

#include "features/deals/test_deals.h"

namespace penstock::deals {
namespace {

TEST_F(DealsTest, CreatingPutsTheDealOnTopOfTheFirstStageAndTellsEverything) {
  auto head = team.head();
  auto deal =
      make(team.rep, "Roof", R"({"value":{"amount":"1250.00","currency":"EUR"},"tags":["new"]})");
  EXPECT_EQ(deal.stage_id, stage(0));
  EXPECT_EQ(deal.pipeline_id, pipeline.id);
  EXPECT_EQ(deal.owner_id, team.rep.user_id);
  EXPECT_EQ(deal.status, DealStatus::Open);
  EXPECT_EQ(to_text(deal.opened_on), "2026-11-22");
  EXPECT_EQ(deal.version, 1);
  EXPECT_EQ(team.event_names(head), "deal.created");
  EXPECT_TRUE(last_body().find("before")->is_null());
  EXPECT_EQ(to_text(*last_body().find("after")), to_json_text(deal));
  EXPECT_LT(make(team.rep, "Newer").rank, deal.rank);
}

TEST_F(DealsTest, CreatingWithACompanyNameFindsOrMakesTheCompany) {
  auto head = team.head();
  auto first = make(team.rep, "A", R"({"company_name":"Łódź Trans"})");
  EXPECT_EQ(team.event_names(head), "company.created deal.created");
  EXPECT_EQ(make(team.rep, "B", R"({"company_name":"lodz trans"})").company_id, first.company_id);
}

TEST_F(DealsTest, CreatingRefusesWhatIsNotThere) {
  EXPECT_EQ(refused(team.rep, "deal.create", object(R"({"title":" "})")), "title required");
  auto with = [&](std::string_view field, const std::string& id) {
    return Json(Json::Object{{"title", "x"}, {std::string(field), id}});
  };
  EXPECT_EQ(refused(team.rep, "deal.create", with("stage_id", StageId{9}.text())),
            "stage_id not_found");
  EXPECT_EQ(refused(team.rep, "deal.create", with("pipeline_id", PipelineId{9}.text())),
            "pipeline_id not_found");
  EXPECT_EQ(refused(team.rep, "deal.create", with("owner_id", UserId{9}.text())),
            "owner_id not_found");
  EXPECT_EQ(refused(team.rep, "deal.create", with("company_id", CompanyId{9}.text())),
            "company_id not_found");
  EXPECT_EQ(refused(team.rep, "deal.create", with("product_id", ProductId{9}.text())),
            "product_id not_found");
  EXPECT_EQ(refused(team.rep, "deal.create", object(R"({"title":"x","stage":"Lead"})")),
            "stage unknown_field");
  auto other = add_pipeline(team.admin);
  auto mixed = with("stage_id", other.stages[0].id.text());
  mixed.set("pipeline_id", pipeline.id.text());
  EXPECT_EQ(refused(team.rep, "deal.create", mixed), "stage_id other_pipeline");
}

TEST_F(DealsTest, HoldsItsLimits) {
  auto with = [&](std::string_view field, Json value) {
    return Json(Json::Object{{"title", "x"}, {std::string(field), std::move(value)}});
  };
  EXPECT_EQ(refused(team.rep, "deal.create",
                    Json(Json::Object{{"title", std::string(kTitleBytesMax + 1, 'a')}})),
            "title too_long");
  Json::Array tags;
  for (std::size_t i = 0; i <= kTagsMax; ++i) tags.emplace_back("t" + std::to_string(i));
  EXPECT_EQ(refused(team.rep, "deal.create", with("tags", tags)), "tags too_many");
  EXPECT_EQ(refused(team.rep, "deal.create",
                    with("tags", Json::Array{Json(std::string(kTagBytesMax + 1, 'a'))})),
            "tags[0] too_long");
  EXPECT_EQ(refused(team.rep, "deal.create", with("custom", Json(Json::Array{}))),
            "custom wrong_type");
  EXPECT_EQ(refused(team.rep, "deal.create", with("probability_bp", 10'001)),
            "probability_bp out_of_range");
}

// One rule for the custom fields of every record: deals once had a limit of their own.
TEST_F(DealsTest, CustomFieldsHaveOneLimitOnEveryRecord) {
  auto custom = [](std::size_t bytes) {  // of the JSON text {"a":"…"}
    return Json(Json::Object{{"a", std::string(bytes - 8, 'a')}});
  };
  for (auto [name, label] : {std::pair{"deal.create", "title"}, {"company.create", "name"}}) {
    auto with = [&, label = label](Json value) {
      return Json(Json::Object{{label, "x"}, {"custom", std::move(value)}});
    };
    EXPECT_EQ(refused(team.rep, name, with(custom(kCustomBytesMax + 1))), "custom too_long");
    EXPECT_TRUE(run(team.rep, name, with(custom(kCustomBytesMax))).ok()) << name;
    EXPECT_EQ(refused(team.rep, name, with(object(R"({"a":{"b":1}})"))), "custom.a wrong_type");
    EXPECT_EQ(refused(team.rep, name, with(object(R"({"":1})"))), "custom invalid_name");
  }
}

TEST_F(DealsTest, TagsAreTrimmedKeptOnceAndReplacedByAnEdit) {
  auto deal = make(team.rep, "Roof", R"({"tags":[" a ","b","a"," "]})");
  EXPECT_EQ(deal.tags, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(change(team.rep, "deal.edit", deal.id, R"({"tags":["b","c"]})").tags,
            (std::vector<std::string>{"b", "c"}));
  EXPECT_EQ(told("tags"), R"(["a","b"] → ["b","c"])");
  EXPECT_TRUE(change(team.rep, "deal.edit", deal.id, R"({"tags":[]})").tags.empty());
  auto head = team.head();
  (void)change(team.rep, "deal.edit", deal.id, R"({"tags":[" "]})");
  EXPECT_EQ(team.event_names(head), "");
}

TEST_F(DealsTest, EditingChangesOnlyWhatIsNamedAndTellsOnlyThat) {
  auto deal = make(team.rep, "Roof", R"({"competitor":"Rival","custom":{"a":1,"b":2}})");
  auto head = team.head();
  auto edited = change(team.rep, "deal.edit", deal.id,
                       R"({"title":"Roof 2","competitor":null,"custom":{"a":null,"c":3}})");
  EXPECT_EQ(edited.version, 2);
  EXPECT_EQ(edited.custom.text, R"({"b":2,"c":3})");
  EXPECT_FALSE(edited.competitor);
  EXPECT_EQ(team.event_names(head), "deal.edited");
  EXPECT_EQ(told("title"), R"("Roof" → "Roof 2")");
  EXPECT_EQ(told("competitor"), R"("Rival" → null)");
  EXPECT_EQ(told("tags"), "- → -");
  EXPECT_EQ(load(deal.id), edited);
}

TEST_F(DealsTest, EditingNothingIsNoEvent) {
  auto deal = make(team.rep, "Roof");
  auto head = team.head();
  EXPECT_EQ(change(team.rep, "deal.edit", deal.id, R"({"title":"Roof"})").version, 1);
  EXPECT_EQ(team.event_names(head), "");
}

TEST_F(DealsTest, AStaleVersionIsAConflictForEveryChange) {
  auto deal = make(team.rep);
  auto stale = [&](std::string_view name, std::string_view more) {
    auto input = of(deal.id, more);
    input.set("expected_version", 9);
    return refused(team.rep, name, input);
  };
  EXPECT_EQ(stale("deal.edit", R"({"title":"x"})"), "version_conflict");
  EXPECT_EQ(stale("deal.move", R"({"to_stage_id":")" + stage(1).text() + "\"}"),
            "version_conflict");
  EXPECT_EQ(stale("deal.win", "{}"), "version_conflict");
  EXPECT_EQ(stale("deal.lose", "{}"), "version_conflict");
  EXPECT_EQ(stale("deal.park", R"({"wake_on":"2026-12-01"})"), "version_conflict");
  EXPECT_EQ(stale("deal.reopen", "{}"), "version_conflict");
  EXPECT_EQ(stale("deal.delete", "{}"), "version_conflict");
}

TEST_F(DealsTest, MovingWritesOneEventWithBothStages) {
  auto deal = make(team.rep);
  auto head = team.head();
  store.clock().advance(std::chrono::hours{5});
  auto moved = move(team.rep, deal.id, 1, R"({"reason":"they called"})");
  EXPECT_EQ(moved.stage_id, stage(1));
  EXPECT_EQ(moved.entered_stage_at, store.clock().now());
  EXPECT_EQ(moved.version, 2);
  EXPECT_EQ(team.event_names(head), "deal.moved");
  EXPECT_EQ(told("stage_id"), '"' + stage(0).text() + "\" → \"" + stage(1).text() + '"');
  EXPECT_EQ(*last_body().find("reason")->as_string(), "they called");
}

TEST_F(DealsTest, MovingBesideAnotherCardWritesOneRow) {
  auto a = make(team.rep, "a"), b = make(team.rep, "b"),
       c = make(team.rep, "c");  // c, b, a from the top
  auto head = team.head();
  auto moved = move(team.rep, a.id, 0, R"({"before":")" + b.id.text() + "\"}");  // c, a, b
  EXPECT_LT(load(c.id).rank, moved.rank);
  EXPECT_LT(moved.rank, load(b.id).rank);
  EXPECT_EQ(moved.entered_stage_at, a.entered_stage_at);
  auto last = move(team.rep, c.id, 0, R"({"after":")" + b.id.text() + "\"}");  // a, b, c
  EXPECT_LT(load(b.id).rank, last.rank);
  EXPECT_EQ(team.event_names(head), "deal.reordered deal.reordered");
  EXPECT_EQ(load(b.id).version, 1);
}

TEST_F(DealsTest, MovingToWhereItIsWritesNothing) {
  auto deal = make(team.rep);
  auto head = team.head();
  EXPECT_EQ(move(team.rep, deal.id, 0).version, 1);
  EXPECT_EQ(move(team.rep, deal.id, 0, R"({"before":")" + deal.id.text() + "\"}").version, 1);
  EXPECT_EQ(team.event_names(head), "");
}

TEST_F(DealsTest, AnAnchorThatWentElsewhereMeansTheTop) {
  auto deal = make(team.rep), anchor = make(team.rep);
  auto there = make(team.rep, "there");
  (void)move(team.rep, there.id, 1);
  auto moved = move(team.rep, deal.id, 1, R"({"before":")" + anchor.id.text() + "\"}");
  EXPECT_LT(moved.rank, load(there.id).rank);
}

TEST_F(DealsTest, MovingRefusesOtherPipelinesAndClosedDeals) {
  auto deal = make(team.rep);
  auto other = add_pipeline(team.admin);
  EXPECT_EQ(refused(team.rep, "deal.move", to_stage(deal.id, other.stages[0].id)),
            "other_pipeline");
  EXPECT_EQ(refused(team.rep, "deal.move", to_stage(deal.id, StageId{9})), "to_stage_id not_found");
  EXPECT_EQ(refused(team.rep, "deal.move", to_stage(DealId{9}, stage(1))), "not_found");
  (void)change(team.rep, "deal.lose", deal.id);
  EXPECT_EQ(refused(team.rep, "deal.move", to_stage(deal.id, stage(1))), "deal_closed");
}

TEST_F(DealsTest, WinningClosesWithTheFinalValue) {
  auto deal = make(team.rep);
  auto head = team.head();
  auto won = change(team.rep, "deal.win", deal.id,
                    R"({"closed_on":"2026-11-20","value":{"amount":"900.00","currency":"EUR"}})");
  EXPECT_EQ(won.status, DealStatus::Won);
  EXPECT_EQ(won.value.minor, 90'000);
  EXPECT_EQ(to_text(*won.closed_on), "2026-11-20");
  EXPECT_EQ(won.closed_at, store.clock().now());
  EXPECT_EQ(won.stage_id, stage(0));
  EXPECT_EQ(team.event_names(head), "deal.won");
  EXPECT_EQ(told("status"), R"("open" → "won")");
  EXPECT_EQ(refused(team.rep, "deal.win", of(deal.id)), "deal_closed");
  EXPECT_EQ(refused(team.rep, "deal.lose", of(deal.id)), "deal_closed");
}

TEST_F(DealsTest, TodayIsTheDayInTheWorkspacesZone) {
  store.clock().set(*parse_instant("2026-11-22T23:30:00Z"));  // half past midnight in Warsaw
  EXPECT_EQ(to_text(*change(team.rep, "deal.win", make(team.rep).id).closed_on), "2026-11-23");
  auto open = make(team.rep);
  EXPECT_EQ(refused(team.rep, "deal.win", of(open.id, R"({"closed_on":"2026-11-25"})")),
            "closed_on in_the_future");
}

TEST_F(DealsTest, LosingKeepsReasonNoteAndCompetitor) {
  auto reason = *done(team.admin, "lost_reason.create", object(R"({"name":"Price"})"))
                     .find("id")
                     ->as_string();
  auto deal = make(team.rep);
  auto head = team.head();
  auto lost = change(team.rep, "deal.lose", deal.id,
                     R"({"lost_reason_id":")" + reason +
                         R"(","note":"too dear","competitor":"Rival","do_not_contact":true})");
  EXPECT_EQ(lost.status, DealStatus::Lost);
  EXPECT_EQ(lost.lost_reason_id->text(), reason);
  EXPECT_EQ(lost.lost_note, "too dear");
  EXPECT_TRUE(lost.do_not_contact);
  EXPECT_EQ(team.event_names(head), "deal.lost");
  EXPECT_EQ(told("competitor"), R"(null → "Rival")");
  EXPECT_EQ(refused(team.rep, "deal.lose",
                    of(make(team.rep).id, R"({"lost_reason_id":"lost_reason_0000000000009"})")),
            "lost_reason_id not_found");
}

TEST_F(DealsTest, ParkingNeedsADayToComeOrACriterion) {
  auto deal = make(team.rep);
  EXPECT_EQ(refused(team.rep, "deal.park", of(deal.id)), "wake_on required");
  EXPECT_EQ(refused(team.rep, "deal.park", of(deal.id, R"({"wake_on":"2026-11-22"})")),
            "wake_on in_the_past");
  EXPECT_EQ(refused(team.rep, "deal.park", of(deal.id, R"({"wake_criterion":"colour = 1"})")),
            "wake_criterion invalid_criterion");
  auto head = team.head();
  auto parked =
      change(team.rep, "deal.park", deal.id, R"({"wake_on":"2026-11-23","note":"after the fair"})");
  EXPECT_EQ(parked.status, DealStatus::Parked);
  EXPECT_FALSE(parked.closed_on);
  EXPECT_EQ(team.event_names(head), "deal.parked");
  EXPECT_EQ(*last_body().find("note")->as_string(), "after the fair");
  EXPECT_EQ(refused(team.rep, "deal.move", to_stage(deal.id, stage(1))), "deal_closed");
  EXPECT_FALSE(change(team.rep, "deal.win", deal.id).wake_on);  // the answer came while it slept
}

TEST_F(DealsTest, ReopeningForgetsTheOutcome) {
  auto deal = make(team.rep);
  EXPECT_EQ(refused(team.rep, "deal.reopen", of(deal.id)), "deal_open");
  (void)change(team.rep, "deal.lose", deal.id, R"({"note":"x","do_not_contact":true})");
  auto head = team.head();
  auto open = change(team.rep, "deal.reopen", deal.id,
                     R"({"reason":"they came back","stage_id":")" + stage(1).text() + "\"}");
  EXPECT_EQ(open.status, DealStatus::Open);
  EXPECT_EQ(open.stage_id, stage(1));
  EXPECT_FALSE(open.closed_on || open.closed_at || open.lost_note || open.do_not_contact);
  EXPECT_EQ(team.event_names(head), "deal.reopened");
  (void)change(team.rep, "deal.lose", deal.id);
  auto other = add_pipeline(team.admin);
  EXPECT_EQ(refused(team.rep, "deal.reopen",
                    of(deal.id, R"({"stage_id":")" + other.stages[0].id.text() + "\"}")),
            "stage_id not_found");
}

TEST_F(DealsTest, DeletingTellsWhatThereWas) {
  auto deal = make(team.rep, "Roof");
  auto head = team.head();
  (void)done(team.rep, "deal.delete", of(deal.id));
  EXPECT_FALSE(exists(deal.id));
  EXPECT_EQ(team.event_names(head), "deal.deleted");
  EXPECT_EQ(to_text(*last_body().find("before")), to_json_text(deal));
  EXPECT_EQ(refused(team.rep, "deal.delete", of(deal.id)), "not_found");
}

}  // namespace
}  // namespace penstock::deals
