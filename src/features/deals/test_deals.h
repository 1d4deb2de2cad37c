#pragma once
// Deals in a pipeline of four stages, changed by the commands' names as a request would. For tests.
//
//   Lead → Qualified → Proposal → Close, of 10, 20, 40 and 80 percent. Leaving Qualified requires a
//   value and advises an expected close; leaving Proposal requires a competitor.

#include "commands/history.h"
#include "features/activities/activities.h"
#include "features/contacts/contacts.h"
#include "features/deals/views.h"
#include "features/products/products.h"
#include "features/testing.h"

namespace penstock::deals {

using access::Actor;

struct DealsTest : ::testing::Test {
  store::TestStore store;
  TestWorkspace team{store};
  commands::Registry registry;
  pipelines::PipelineView pipeline;

  DealsTest() {
    commands::register_undo(registry);
    pipelines::register_pipelines(registry, {});
    products::register_products(registry);
    contacts::register_contacts(registry);
    register_deals(registry);
    activities::register_activities(registry);
    pipeline = add_pipeline(team.admin);
  }

  static Json object(std::string_view text) { return parse_json(text).value(); }

  pipelines::PipelineView add_pipeline(const Actor& admin) {
    return from<pipelines::PipelineView>(
        done(admin, "pipeline.create", object(R"({"name":"Sales","stages":[
        {"name":"Lead","probability_bp":1000},
        {"name":"Qualified","probability_bp":2000,"exit_criteria":[
          {"says":"The value is known","criterion":"value > 0","strength":"required"},
          {"says":"The close is planned","criterion":"expected_close_on is not empty","strength":"advised"}]},
        {"name":"Proposal","probability_bp":4000,"exit_criteria":[
          {"says":"The competitor is known","criterion":"competitor is not empty","strength":"required"}]},
        {"name":"Close","probability_bp":8000}]})")));
  }

  // Runs a command by its name, as a request does.
  Result<Json> run(const Actor& actor, std::string_view name, const Json& input) {
    return store.database().write_now([&](store::Tx& tx) -> Result<Json> {
      TRY(outcome, registry.run(tx, actor, store.clock().now(), name, input));
      if (outcome.body.empty()) return Json{};
      return parse_json(outcome.body);
    });
  }
  Json done(const Actor& actor, std::string_view name, const Json& input) {
    auto outcome = run(actor, name, input);
    if (!outcome.ok()) throw std::runtime_error(std::string(name) + ": " + outcome.error().says);
    return std::move(*outcome);
  }
  // The slug of a refusal, with the field where there is one; nothing may have been written.
  std::string refused(const Actor& actor, std::string_view name, const Json& input) {
    auto head = team.head();
    auto outcome = run(actor, name, input);
    EXPECT_EQ(team.head(), head) << name;
    if (outcome.ok()) return "done";
    const auto& error = outcome.error();
    if (error.slug != "invalid_field") return error.slug;
    return error.fields.at(0).field + " " + error.fields.at(0).slug;
  }
  template <class T>
  static T from(const Json& json) {
    T record{};
    FieldErrors errors;
    if (!read_json(json, record, FieldNote{.name = "", .text_max = SIZE_MAX}, "", errors))
      throw std::runtime_error(std::move(errors).to_error().says);
    return record;
  }

  StageId stage(int at) const { return pipeline.stages.at(static_cast<std::size_t>(at)).id; }
  // A new deal; `more` has further fields of CreateDeal.
  Deal make(const Actor& actor, std::string_view title = "Deal", std::string_view more = "{}") {
    auto input = object(more);
    input.set("title", title);
    return from<Deal>(done(actor, "deal.create", input));
  }
  Deal change(const Actor& actor, std::string_view name, DealId id, std::string_view more = "{}") {
    return from<Deal>(done(actor, name, of(id, more)));
  }
  static Json of(DealId id, std::string_view more = "{}") {
    auto input = object(more);
    input.set("deal_id", id.text());
    return input;
  }
  static Json to_stage(DealId id, StageId to, std::string_view more = "{}") {
    auto input = of(id, more);
    input.set("to_stage_id", to.text());
    return input;
  }
  Deal move(const Actor& actor, DealId id, int to, std::string_view more = "{}") {
    return from<Deal>(done(actor, "deal.move", to_stage(id, stage(to), more)));
  }
  Deal load(DealId id) {
    return team.read(
        [&](store::Reader& reader) { return load_deal(reader, team.admin, id).value(); });
  }
  bool exists(DealId id) {
    return team.read([&](store::Reader& reader) { return load_deal(reader, team.admin, id).ok(); });
  }
  Json last_body() { return parse_json(team.events().back().body).value(); }
  // "before → after" of a field of the newest event, as JSON texts.
  std::string told(std::string_view field) {
    auto body = last_body();
    auto side = [&](std::string_view name) {
      const auto* value = body.find(name)->find(field);
      return value ? to_text(*value) : std::string("-");
    };
    return side("before") + " → " + side("after");
  }
  Json undo(const Actor& actor, std::int64_t pos) {
    return done(actor, "journal.undo", Json(Json::Object{{"pos", pos}}));
  }
};

}  // namespace penstock::deals
