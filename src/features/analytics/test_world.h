#pragma once
// A workspace with one pipeline of four stages and the reports over it, for the tests of analytics.

#include <gtest/gtest.h>

#include "features/activities/activities.h"
#include "features/analytics/analytics.h"
#include "features/contacts/contacts.h"
#include "features/deals/commands.h"
#include "features/products/products.h"
#include "features/team/team.h"
#include "store/testing.h"

namespace penstock::analytics {

class World {
 public:
  World() {
    team::register_team(registry_);
    pipelines::register_pipelines(registry_, timelines_.usual_days());
    contacts::register_contacts(registry_);
    products::register_products(registry_);
    deals::register_deals(registry_);
    register_analytics(registry_, timelines_);
    actor_ = make_workspace("mill");
    other_ = make_workspace("weir");
    pipeline_ = make_pipeline(actor_);
    make_pipeline(other_);
  }

  store::Database& database() { return store_.database(); }
  FakeClock& clock() { return store_.clock(); }
  Timelines& timelines() { return timelines_; }
  commands::Registry& registry() { return registry_; }
  const access::Actor& actor() const { return actor_; }
  const access::Actor& other() const { return other_; }  // of another workspace
  pipelines::StageId stage(std::size_t place) const { return pipeline_.stages[place].id; }
  pipelines::PipelineId pipeline() const { return pipeline_.id; }

  // Runs a command by its name; the answer is its JSON, null where it was refused.
  Json run(std::string_view name, const Json& input, const access::Actor* as = nullptr) {
    auto outcome = database().write_now([&](store::Tx& tx) {
      return registry_.run(tx, as ? *as : actor_, clock().now(), name, input);
    });
    return outcome.ok() && !outcome->body.empty() ? parse_json(outcome->body).value() : Json{};
  }
  // The id of a new deal. `more` are further members of deal.create.
  std::string deal(std::string_view amount, Json::Object more = {},
                   const access::Actor* as = nullptr, std::string_view currency = "EUR") {
    Json input(std::move(more));
    input.set("title", "Deal");
    input.set("value", Json(Json::Object{{"amount", Json(amount)}, {"currency", Json(currency)}}));
    auto made = run("deal.create", input, as);
    EXPECT_FALSE(made.is_null());
    return made.is_null() ? "" : *made.find("id")->as_string();
  }
  void win(const std::string& id, std::string_view on) {
    EXPECT_FALSE(run("deal.win", Json(Json::Object{{"deal_id", Json(id)}, {"closed_on", Json(on)}}))
                     .is_null());
  }
  void lose(const std::string& id, std::string_view on) {
    EXPECT_FALSE(
        run("deal.lose", Json(Json::Object{{"deal_id", Json(id)}, {"closed_on", Json(on)}}))
            .is_null());
  }
  void move(const std::string& id, std::size_t place) {
    EXPECT_FALSE(run("deal.move", Json(Json::Object{{"deal_id", Json(id)},
                                                    {"to_stage_id", Json(stage(place).text())}}))
                     .is_null());
  }

  Json ask(std::string_view name, const Json& input, const access::Actor* as = nullptr) {
    for (const auto& query : registry_.all_queries())
      if (query.info.name == name) {
        auto outcome = database().read_now([&](store::Reader& reader) {
          return query.run(reader, as ? *as : actor_, clock().now(), input);
        });
        EXPECT_TRUE(outcome.ok()) << (outcome.ok() ? "" : outcome.error().says);
        return outcome.ok() ? parse_json(outcome->body).value() : Json{};
      }
    ADD_FAILURE() << "no query " << name;
    return {};
  }
  Json metrics(Json::Object input, const access::Actor* as = nullptr) {
    return ask("report.metrics", Json(std::move(input)), as);
  }
  std::int64_t count_deals(const std::string& where, const access::Actor* as = nullptr) {
    auto list = ask(
        "deal.list",
        Json(Json::Object{{"where", Json(where)}, {"count", Json(true)}, {"limit", Json(1)}}), as);
    return *list.find("count")->as_int();
  }
  access::Actor user(std::string_view name, std::optional<TeamId> team_id,
                     access::Visibility sees) {
    auto email = std::string(name) + "@example.com";
    Json::Object input{{"name", Json(name)},
                       {"email", Json(email)},
                       {"role", Json("rep")},
                       {"visibility", Json(to_text(sees))}};
    if (team_id) input.emplace_back("team_id", Json(team_id->text()));
    auto made = run("user.create", Json(std::move(input)));
    EXPECT_FALSE(made.is_null());
    auto actor = actor_;
    actor.user_id = *UserId::parse(*made.find("id")->as_string());
    actor.visibility = sees;
    actor.team_id = team_id.value_or(TeamId{});
    return actor;
  }

 private:
  access::Actor make_workspace(std::string_view name) {
    team::NewWorkspace input{.name = std::string(name),
                             .owner_name = "Ada",
                             .owner_email = std::string(name) + "@example.com"};
    auto made = database().write_now(
        [&](store::Tx& tx) { return team::create_workspace(tx, clock().now(), input); });
    return team::owner_actor(made.value());
  }
  pipelines::PipelineView make_pipeline(const access::Actor& actor) {
    pipelines::CreatePipeline input{.name = "Sales", .from_template = {}, .stages = {}};
    for (auto name : {"Lead", "Contact", "Proposal", "Decision"}) {
      pipelines::StageDraft stage;
      stage.name = name;
      stage.purpose = "Know more";
      stage.probability_bp.basis_points = 2'500;
      input.stages.push_back(stage);
    }
    auto made = database().write_now([&](store::Tx& tx) {
      return pipelines::create_pipeline(tx, actor, clock().now(), input,
                                        registry_.schema(tx, actor.workspace_id));
    });
    return made.value();
  }

  store::TestStore store_;
  Timelines timelines_{store_.database(), store_.clock()};
  commands::Registry registry_;
  access::Actor actor_, other_;
  pipelines::PipelineView pipeline_;
};

inline const std::string& text_of(const Json& json, std::string_view name) {
  static const std::string kNone = "(none)";
  const auto* member = json.find(name);
  return member != nullptr && member->as_string() != nullptr ? *member->as_string() : kNone;
}
inline std::int64_t number_of(const Json& json, std::string_view name) {
  const auto* member = json.find(name);
  return member != nullptr && member->as_int() != nullptr ? *member->as_int() : -1;
}
inline double decimal_of(const Json& json, std::string_view name) {
  const auto* member = json.find(name);
  if (member == nullptr) return -1;
  if (const auto* whole = member->as_int()) return static_cast<double>(*whole);
  return member->as_double() != nullptr ? *member->as_double() : -1;
}
inline std::string amount_of(const Json& json, std::string_view name) {
  const auto* member = json.find(name);
  if (member == nullptr || member->is_null()) return "(none)";
  return text_of(*member, "amount") + " " + text_of(*member, "currency");
}

}  // namespace penstock::analytics
