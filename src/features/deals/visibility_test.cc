// Who sees and changes which deals: own, of the team, all; never another workspace's.
#include "features/deals/test_deals.h"

namespace penstock::deals {
namespace {

struct VisibilityTest : DealsTest {
  Deal of_rep = make(team.rep), of_teammate = make(team.teammate),
       of_outsider = make(team.outsider);

  std::string sees(const Actor& actor) {
    std::string all;
    for (auto [name, deal] :
         {std::pair{"rep", of_rep}, {"teammate", of_teammate}, {"outsider", of_outsider}}) {
      bool visible = team.read(
          [&, id = deal.id](store::Reader& reader) { return load_deal(reader, actor, id).ok(); });
      if (visible) all += std::string(all.empty() ? "" : " ") + name;
    }
    return all;
  }
  Json ask(const Actor& actor, std::string_view name, Json input) {
    for (const auto& query : registry.all_queries())
      if (query.info.name == name)
        return team.read([&](store::Reader& reader) {
          return parse_json(query.run(reader, actor, store.clock().now(), input)->body).value();
        });
    return {};
  }
};

TEST_F(VisibilityTest, OwnTeamAndAllAreWhatTheySay) {
  EXPECT_EQ(sees(team.rep), "rep");
  EXPECT_EQ(sees(team.teammate), "rep teammate");
  EXPECT_EQ(sees(team.outsider), "outsider");
  EXPECT_EQ(sees(team.manager), "rep teammate outsider");
  EXPECT_EQ(sees(team.viewer), "rep teammate outsider");
}

TEST_F(VisibilityTest, AMemberWithoutATeamSeesOwnDealsOnly) {
  auto loner = team.add_user("Lone", access::Role::Rep, access::Visibility::Team, {});
  loner.team_id = {};
  EXPECT_EQ(sees(loner), "");
}

TEST_F(VisibilityTest, ListsAndBoardsCountOnlyWhatIsSeen) {
  for (auto [actor, count] :
       {std::pair{&team.rep, 1}, {&team.teammate, 2}, {&team.outsider, 1}, {&team.manager, 3}}) {
    auto list = ask(*actor, "deal.list", Json(Json::Object{{"count", true}}));
    EXPECT_EQ(*list.find("count")->as_int(), count);
    EXPECT_EQ(static_cast<int>(list.find("items")->as_array()->size()), count);
    auto board = ask(*actor, "board.get", Json(Json::Object{}));
    EXPECT_EQ(*board.find("stages")->as_array()->at(0).find("count")->as_int(), count);
  }
}

TEST_F(VisibilityTest, WhatIsNotSeenLooksLikeWhatIsNotThereForEveryChange) {
  auto hidden = of_outsider.id;
  for (auto id : {hidden, DealId{9}}) {
    EXPECT_EQ(refused(team.rep, "deal.edit", of(id, R"({"title":"x"})")), "not_found");
    EXPECT_EQ(refused(team.rep, "deal.move", to_stage(id, stage(1))), "not_found");
    EXPECT_EQ(refused(team.rep, "deal.win", of(id)), "not_found");
    EXPECT_EQ(refused(team.rep, "deal.lose", of(id)), "not_found");
    EXPECT_EQ(refused(team.rep, "deal.park", of(id, R"({"wake_on":"2026-12-01"})")), "not_found");
    EXPECT_EQ(refused(team.rep, "deal.reopen", of(id)), "not_found");
    EXPECT_EQ(refused(team.rep, "deal.delete", of(id)), "not_found");
    EXPECT_EQ(refused(team.rep, "deal.move",
                      to_stage(of_rep.id, stage(0), R"({"before":")" + id.text() + "\"}")),
              "not_found");
  }
}

TEST_F(VisibilityTest, AViewerChangesNothing) {
  EXPECT_EQ(refused(team.viewer, "deal.create", object(R"({"title":"x"})")), "forbidden");
  EXPECT_EQ(refused(team.viewer, "deal.edit", of(of_rep.id, R"({"title":"x"})")), "forbidden");
  EXPECT_EQ(refused(team.viewer, "deal.bulk",
                    Json(Json::Object{{"deal_ids", Json::Array{Json(of_rep.id.text())}},
                                      {"action", "delete"}})),
            "forbidden");
}

TEST_F(VisibilityTest, AnotherWorkspaceSharesNothing) {
  TestWorkspace strangers(store, "Strangers");
  EXPECT_EQ(sees(strangers.admin), "");
  auto input = to_stage(of_rep.id, stage(1));
  EXPECT_EQ(run(strangers.admin, "deal.move", input).error().slug, "not_found");
  EXPECT_EQ(strangers.head(), 0);
  auto theirs = add_pipeline(strangers.admin);
  auto deal = from<Deal>(done(strangers.admin, "deal.create", object(R"({"title":"theirs"})")));
  EXPECT_EQ(deal.stage_id, theirs.stages[0].id);
  // Nothing of ours can be named in theirs.
  auto refuse = [&](std::string_view field, const std::string& id) {
    auto outcome = run(strangers.admin, "deal.create",
                       Json(Json::Object{{"title", "x"}, {std::string(field), id}}));
    return outcome.ok() ? "done" : outcome.error().fields.at(0).slug;
  };
  EXPECT_EQ(refuse("stage_id", stage(0).text()), "not_found");
  EXPECT_EQ(refuse("pipeline_id", pipeline.id.text()), "not_found");
  EXPECT_EQ(refuse("owner_id", team.rep.user_id.text()), "not_found");
}

}  // namespace
}  // namespace penstock::deals
