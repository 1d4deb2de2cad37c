// Making the workspace ready, and playing the script.
#include "features/demo/script.h"

#include "features/contacts/contacts.h"
#include "features/demo/plan.h"
#include "features/demo/vocabulary.h"
#include "features/demo/workspace.h"
#include "features/products/products.h"
#include "features/team/team.h"

namespace penstock::demo {
namespace {

using std::chrono::minutes;
using std::chrono::sys_days;

constexpr int kOpensMinute = 5 * 60 + 30, kClosesMinute = 15 * 60;  // UTC

sys_days weekday_from(sys_days day) {
  auto weekday = std::chrono::weekday{day}.iso_encoding();
  return weekday <= 5 ? day : day + std::chrono::days{8 - weekday};
}

team::CreateUser user_command(const Colleague& colleague, const std::vector<TeamId>& teams,
                              store::Tx& tx) {
  auto email = std::string(colleague.email_name) + "@" + std::string(kSellerDomain);
  bool rep = colleague.duty == Duty::Rep;
  team::CreateUser command{.name = std::string(colleague.name),
                           .role = rep ? access::Role::Rep : access::Role::Manager,
                           .visibility = rep ? access::Visibility::Team : access::Visibility::All,
                           .team_id = teams[static_cast<std::size_t>(colleague.team)],
                           .language = parse_enum<team::Language>(colleague.language),
                           .external_source = std::string(kUserSource),
                           .external_id = std::string(colleague.email_name)};
  // A second demo on the same server has the same people; they just cannot sign in.
  if (!team::find_user_by_email(tx, email)) command.email = std::move(email);
  if (rep)
    command.manager_name =
        std::string(colleagues()[static_cast<std::size_t>(manager_of_team(colleague.team))].name);
  return command;
}

Result<void> hire(store::Tx& tx, const Actor& admin, Instant now, Cast& cast) {
  std::vector<TeamId> teams;
  for (auto name : kTeamNames) {
    TRY(team, team::create_team(tx, admin, now, {.name = std::string(name)}));
    teams.push_back(team.id);
  }
  cast.actors.push_back(admin);
  for (const auto& colleague : colleagues().subspan(1)) {
    TRY(user, team::create_user(tx, admin, now, user_command(colleague, teams, tx)));
    cast.actors.push_back(
        access::system_actor(admin.workspace_id, user.id, admin.time_zone, admin.currency));
  }
  return {};
}

Result<void> stock(store::Tx& tx, const Actor& admin, Instant now, Cast& cast) {
  for (auto name : lost_reasons())
    cast.lost_reasons.push_back(pipelines::find_or_make_lost_reason(tx, admin, now, name));
  for (const auto& ware : wares()) {
    TRY(product, products::create_product(
                     tx, admin, now,
                     {.name = std::string(ware.name),
                      .series = std::string(ware.series),
                      .price = whole(ware.price_eur * per_euro(admin.currency), admin.currency)}));
    cast.products.push_back(product.id);
  }
  return {};
}

}  // namespace

Instant Hours::near(Instant wanted, Instant after) {
  auto day = std::chrono::floor<std::chrono::days>(wanted);
  auto at = on(day);
  // Late in the week of `until` the next time at work is not there yet: take one before it.
  for (int back = 1; at > until_ && back <= 3; ++back) at = on(day - std::chrono::days{back});
  if (at <= after) at = after + minutes{random_.between(2, 45)};
  if (at > until_) at = after + (until_ - after) / 2;
  return at;
}

Instant Hours::on(sys_days day) {
  return weekday_from(day) + minutes{random_.between(kOpensMinute, kClosesMinute)};
}

Result<Cast> build_stage(store::Tx& tx, const commands::Registry& registry, const Actor& admin,
                         Instant now) {
  Cast cast;
  TRY_VOID(hire(tx, admin, now, cast));
  auto schema = registry.schema(tx, admin.workspace_id);
  TRY(sales, pipelines::create_pipeline(
                 tx, admin, now, {.name = "Sales", .from_template = {}, .stages = sales_stages()},
                 schema));
  cast.sales_pipeline = sales.id;
  for (const auto& stage : sales.stages) cast.sales_stages.push_back(stage.id);
  TRY(success,
      pipelines::create_pipeline(
          tx, admin, now, {.name = "", .from_template = "customer_success", .stages = {}}, schema));
  for (const auto& stage : success.stages) cast.success_stages.push_back(stage.id);
  TRY_VOID(stock(tx, admin, now, cast));
  return cast;
}

Result<void> play(const Script& script, std::size_t from, std::size_t to, store::Tx& tx, Cast& cast,
                  const commands::Registry& registry) {
  cast.companies.resize(script.companies);
  cast.people.resize(script.people);
  cast.deals.resize(script.deals);
  cast.activities.resize(script.activities);
  deals::Gate gate(registry);
  auto schema = registry.schema(tx, cast.admin().workspace_id);
  Scene scene{.tx = tx, .cast = cast, .gate = gate, .schema = schema, .now = {}};
  for (auto i = from; i < to; ++i) {
    scene.now = script.steps[i].at;
    TRY_VOID(script.steps[i].act(scene));
  }
  return {};
}

}  // namespace penstock::demo
