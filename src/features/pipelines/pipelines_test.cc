#include "features/pipelines/pipelines.h"

#include "features/deals/deal.h"
#include "features/pipelines/templates.h"
#include "features/testing.h"

namespace penstock::pipelines {
namespace {

struct PipelinesTest : ::testing::Test {
  store::TestStore store;
  TestWorkspace team{store};
  commands::Registry registry;

  PipelinesTest() {
    register_pipelines(registry, {});
    deals::register_deals(registry);
  }
  Result<Json> run(const access::Actor& actor, std::string_view name, std::string_view input) {
    return store.database().write_now([&](store::Tx& tx) -> Result<Json> {
      TRY(json, parse_json(input));
      TRY(outcome, registry.run(tx, actor, store.clock().now(), name, json));
      if (outcome.body.empty()) return Json{};
      return parse_json(outcome.body);
    });
  }
  Json done(std::string_view name, std::string_view input) {
    return run(team.admin, name, input).value();
  }
  std::string refused(std::string_view name, std::string_view input) {
    auto head = team.head();
    auto outcome = run(team.admin, name, input);
    EXPECT_EQ(team.head(), head) << name;
    if (outcome.ok()) return "done";
    const auto& error = outcome.error();
    return error.slug != "invalid_field" ? error.slug
                                         : error.fields.at(0).field + " " + error.fields.at(0).slug;
  }
  static std::string id(const Json& json) { return *json.find("id")->as_string(); }
  std::vector<PipelineView> all() {
    return team.read([&](store::Reader& reader) { return all_pipelines(reader, team.id); });
  }
  // "a b c": the names of the stages of the first pipeline, in order.
  std::string stages() {
    std::string names;
    auto shown = all();
    const auto& first = shown.at(0).stages;
    for (std::size_t i = 0; i < first.size(); ++i) {
      EXPECT_EQ(first[i].position, static_cast<int>(i));
      names += (i ? " " : "") + first[i].name;
    }
    return names;
  }
  Json abc() {
    return done("pipeline.create",
                R"({"name":"P","stages":[{"name":"a"},{"name":"b"},{"name":"c"}]})");
  }
  std::string stage(const Json& pipeline, std::size_t at) {
    return id(pipeline.find("stages")->as_array()->at(at));
  }
  static std::string of(std::string_view field, const std::string& id,
                        const std::string& rest = "") {
    return "{\"" + std::string(field) + "\":\"" + id + "\"" + (rest.empty() ? "" : ",") + rest +
           "}";
  }
};

TEST_F(PipelinesTest, EveryTemplateMakesAPipelineWhoseCriteriaFitADeal) {
  for (const auto& one : pipeline_templates()) {
    auto head = team.head();
    auto made = done("pipeline.create", R"({"from_template":")" + one.key + "\"}");
    EXPECT_EQ(*made.find("name")->as_string(), one.name);
    EXPECT_EQ(made.find("stages")->as_array()->size(), one.stages.size());
    EXPECT_EQ(team.event_names(head), "pipeline.created");
  }
  EXPECT_EQ(all().size(), pipeline_templates().size());
}

TEST_F(PipelinesTest, MadeByHandItKeepsTheOrderOfItsStages) {
  (void)abc();
  EXPECT_EQ(stages(), "a b c");
}

TEST_F(PipelinesTest, EveryFaultOfANewPipelineHasItsPlace) {
  EXPECT_EQ(refused("pipeline.create", R"({"name":" ","stages":[{"name":"a"}]})"), "name required");
  EXPECT_EQ(refused("pipeline.create", R"({"name":"P"})"), "stages required");
  EXPECT_EQ(refused("pipeline.create", R"({"from_template":"none"})"),
            "from_template unknown_template");
  EXPECT_EQ(refused("pipeline.create", R"({"name":"P","stages":[{"name":"a"},{"name":" "}]})"),
            "stages[1].name required");
  EXPECT_EQ(
      refused("pipeline.create", R"({"name":"P","stages":[{"name":"a","probability_bp":10001}]})"),
      "stages[0].probability_bp out_of_range");
  EXPECT_EQ(
      refused("pipeline.create", R"({"name":"P","stages":[{"name":"a","longest_stay_days":0}]})"),
      "stages[0].longest_stay_days out_of_range");
  EXPECT_EQ(refused("pipeline.create", R"({"name":"P","stages":[{"name":"a","colour":"red"}]})"),
            "stages[0].colour unknown_field");
  EXPECT_EQ(
      refused(
          "pipeline.create",
          R"({"name":"P","stages":[{"name":"a","exit_criteria":[{"says":"x","criterion":"colour = 1"}]}]})"),
      "stages[0].exit_criteria[0].criterion invalid_criterion");
  std::string many = R"({"name":"s"})";
  for (int i = 0; i < kStagesMax; ++i) many += R"(,{"name":"s"})";
  EXPECT_EQ(refused("pipeline.create", R"({"name":"P","stages":[)" + many + "]}"),
            "stages too_many");
}

TEST_F(PipelinesTest, EditingTellsWhatChangedAndHoldsTheVersion) {
  auto made = abc();
  auto head = team.head();
  auto edited =
      done("pipeline.edit", of("pipeline_id", id(made), R"("name":"Q","expected_version":1)"));
  EXPECT_EQ(*edited.find("version")->as_int(), 2);
  EXPECT_EQ(team.event_names(head), "pipeline.edited");
  EXPECT_EQ(
      refused("pipeline.edit", of("pipeline_id", id(made), R"("name":"R","expected_version":1)")),
      "version_conflict");
  EXPECT_EQ(refused("pipeline.edit", of("pipeline_id", id(made), R"("name":" ")")),
            "name required");
  EXPECT_EQ(refused("pipeline.edit", of("pipeline_id", PipelineId{9}.text(), R"("name":"R")")),
            "not_found");
  head = team.head();
  (void)done("pipeline.edit", of("pipeline_id", id(made), R"("name":"Q")"));
  EXPECT_EQ(team.event_names(head), "");
}

TEST_F(PipelinesTest, StagesAreAddedMovedAndTakenAwayWithoutGapsInTheirOrder) {
  auto made = abc();
  auto head = team.head();
  auto x = done("stage.create", of("pipeline_id", id(made), R"("name":"x","position":1)"));
  EXPECT_EQ(stages(), "a x b c");
  (void)done("stage.create", of("pipeline_id", id(made), R"("name":"y")"));
  EXPECT_EQ(stages(), "a x b c y");
  (void)done("stage.edit", of("stage_id", id(x), R"("position":40)"));
  EXPECT_EQ(stages(), "a b c y x");
  (void)done("stage.edit", of("stage_id", id(x), R"("position":0,"name":"z")"));
  EXPECT_EQ(stages(), "z a b c y");
  (void)done("stage.delete", of("stage_id", stage(made, 1)));
  EXPECT_EQ(stages(), "z a c y");
  EXPECT_EQ(team.event_names(head),
            "stage.created stage.created stage.edited stage.edited stage.deleted");
}

TEST_F(PipelinesTest, AStageInUseOrTheLastOneStays) {
  auto made = abc();
  (void)done("deal.create", R"({"title":"x"})");
  EXPECT_EQ(refused("stage.delete", of("stage_id", stage(made, 0))), "stage_in_use");
  (void)done("stage.delete", of("stage_id", stage(made, 1)));
  (void)done("stage.delete", of("stage_id", stage(made, 2)));
  EXPECT_EQ(refused("stage.delete", of("stage_id", stage(made, 0))), "last_stage");
  EXPECT_EQ(refused("stage.delete", of("stage_id", StageId{9}.text())), "not_found");
}

TEST_F(PipelinesTest, LostReasonsHaveNamesOfTheirOwn) {
  auto head = team.head();
  auto price = done("lost_reason.create", R"({"name":" Cena "})");
  EXPECT_EQ(*price.find("name")->as_string(), "Cena");
  EXPECT_EQ(refused("lost_reason.create", R"({"name":"CENA"})"), "name taken");
  EXPECT_EQ(refused("lost_reason.create", R"({"name":" "})"), "name required");
  (void)done("lost_reason.edit", of("lost_reason_id", id(price), R"("active":false)"));
  EXPECT_EQ(team.event_names(head), "lost_reason.created lost_reason.edited");
  (void)done("lost_reason.create", R"({"name":"Time"})");
  EXPECT_EQ(refused("lost_reason.edit", of("lost_reason_id", id(price), R"("name":"time")")),
            "name taken");
}

TEST_F(PipelinesTest, OnlyThoseWhoManagePipelinesChangeThem) {
  auto made = abc();
  auto head = team.head();
  for (const auto* actor : {&team.rep, &team.viewer})
    for (auto [name, input] :
         {std::pair{"pipeline.create", std::string(R"({"from_template":"five_steps"})")},
          {"pipeline.edit", of("pipeline_id", id(made), R"("name":"Q")")},
          {"stage.create", of("pipeline_id", id(made), R"("name":"x")")},
          {"stage.edit", of("stage_id", stage(made, 0), R"("name":"x")")},
          {"stage.delete", of("stage_id", stage(made, 0))},
          {"lost_reason.create", std::string(R"({"name":"x"})")}})
      EXPECT_EQ(run(*actor, name, input).error().slug, "forbidden") << name;
  EXPECT_EQ(team.head(), head);
  EXPECT_TRUE(run(team.manager, "pipeline.create", R"({"from_template":"five_steps"})").ok());
}

TEST_F(PipelinesTest, AnotherWorkspaceSeesAndChangesNothing) {
  auto made = abc();
  TestWorkspace strangers(store, "Strangers");
  EXPECT_TRUE(
      strangers.read([&](store::Reader& reader) { return all_pipelines(reader, strangers.id); })
          .empty());
  for (auto [name, input] :
       {std::pair{"pipeline.edit", of("pipeline_id", id(made), R"("name":"Q")")},
        {"stage.create", of("pipeline_id", id(made), R"("name":"x")")},
        {"stage.edit", of("stage_id", stage(made, 0), R"("name":"x")")},
        {"stage.delete", of("stage_id", stage(made, 0))}})
    EXPECT_EQ(run(strangers.admin, name, input).error().slug, "not_found") << name;
  EXPECT_EQ(strangers.head(), 0);
}

}  // namespace
}  // namespace penstock::pipelines
