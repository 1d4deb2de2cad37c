// The two ways to a small demo: a workspace of its own in batches, or into one that is there.
// Tested by demo_test.cc.
#include "features/demo/demo.h"

#include "features/demo/script.h"
#include "features/demo/vocabulary.h"
#include "features/demo/workspace.h"

namespace penstock::demo {
namespace {

constexpr std::size_t kStepsPerWrite = 400;

Result<void> check_deals(int deals) {
  if (deals >= kDealsMin && deals <= kDealsMax) return {};
  return invalid_field("deals", "out_of_range", "give a number from 20 to 20,000");
}

MadeDemo summary(const Cast& cast, const Script& script, std::string owner_email) {
  return {.workspace_id = cast.admin().workspace_id,
          .owner_id = cast.admin().user_id,
          .owner_email = std::move(owner_email),
          .companies = static_cast<std::int64_t>(script.companies),
          .people = static_cast<std::int64_t>(script.people),
          .deals = static_cast<std::int64_t>(script.deals),
          .activities = static_cast<std::int64_t>(script.activities)};
}

}  // namespace

Result<MadeDemo> make_demo(store::Database& database, const commands::Registry& registry,
                           const Clock& clock, const DemoOptions& options) {
  TRY_VOID(check_deals(options.deals));
  auto until = options.until.value_or(clock.now());
  auto script = write_script(options, until);
  auto begin = until - days(kHistoryDays + 30);
  TRY(cast, database.write_now([&](store::Tx& tx) -> Result<Cast> {
    TRY(admin, open_workspace(tx, begin, options.owner_password_hash));
    return build_stage(tx, registry, admin, begin);
  }));
  for (std::size_t from = 0; from < script.steps.size(); from += kStepsPerWrite) {
    auto to = std::min(from + kStepsPerWrite, script.steps.size());
    TRY_VOID(database.write_now(
        [&](store::Tx& tx) { return play(script, from, to, tx, cast, registry); }));
  }
  return summary(cast, script, owner_email());
}

Result<MadeDemo> fill_demo(store::Tx& tx, const commands::Registry& registry, const Actor& actor,
                           Instant now, const DemoOptions& options) {
  TRY_VOID(check_deals(options.deals));
  for (std::string_view table : {"deals", "companies", "people"})
    if (tx.exists("SELECT 1 FROM " + std::string(table) + " t WHERE t.workspace_id = $1 LIMIT 1",
                  {actor.workspace_id}))
      return rule_rejected("workspace_not_empty",
                           "this workspace has records already; the demo needs an empty one");
  auto until = options.until.value_or(now);
  auto of_workspace = options;
  of_workspace.currency = actor.currency;
  auto script = write_script(of_workspace, until);
  TRY_VOID(mark_demo(tx, actor, now, true));
  auto begin = until - days(kHistoryDays + 30);
  auto admin =
      access::system_actor(actor.workspace_id, actor.user_id, actor.time_zone, actor.currency);
  TRY(cast, build_stage(tx, registry, admin, begin));
  TRY_VOID(play(script, 0, script.steps.size(), tx, cast, registry));
  return summary(cast, script, "");
}

void register_demo(commands::Registry& registry) {
  constexpr auto kNeeds = commands::Permission::ManageWorkspace;
  registry.add<CreateDemo, MadeDemo>(
      {.name = "demo.create",
       .route = "POST /demo",
       .needs = kNeeds,
       .says = "Fill an empty workspace with a demo",
       .status = 201},
      [&registry](store::Tx& tx, const Actor& actor, Instant now, const CreateDemo& command) {
        return fill_demo(tx, registry, actor, now, {.deals = command.deals});
      });
  registry.add<RemoveDemo, RemovedDemo>(
      {.name = "demo.remove",
       .route = "DELETE /demo",
       .needs = kNeeds,
       .says = "Delete the records of a demo workspace, some at a time: call again until done"},
      [](store::Tx& tx, const Actor& actor, Instant now, const RemoveDemo& command) {
        return remove_some(tx, actor, now, command.limit);
      });
}

}  // namespace penstock::demo
