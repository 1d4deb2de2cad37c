#include "features/demo/workspace.h"

#include "features/demo/vocabulary.h"
#include "features/team/team.h"

namespace penstock::demo {

std::string owner_email() {
  return std::string(colleagues()[0].email_name) + "@" + std::string(kSellerDomain);
}

Result<commands::Actor> open_workspace(store::Tx& tx, Instant now,
                                       const std::string& password_hash) {
  TRY(made, team::create_workspace(tx, now,
                                   {.name = std::string(kSeller),
                                    .currency = "EUR",
                                    .time_zone = "Europe/Warsaw",
                                    .is_demo = true,
                                    .owner_name = std::string(colleagues()[0].name),
                                    .owner_email = owner_email(),
                                    .owner_password_hash = password_hash}));
  return team::owner_actor(made);
}

Result<void> mark_demo(store::Tx& tx, const commands::Actor& actor, Instant now, bool is_demo) {
  TRY(before, team::load_workspace(tx, actor.workspace_id));
  if (before.is_demo == is_demo) return {};
  tx.execute(
      "UPDATE workspaces SET is_demo = $2, version = version + 1 WHERE workspace_id = $1 AND id = "
      "$1",
      {actor.workspace_id, is_demo});
  auto side = [](bool value) { return Json(Json::Object{{"is_demo", Json(value)}}); };
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  journal::Event{.name = "workspace.edited",
                                 .record_type = "workspace",
                                 .record_id = actor.workspace_id.value,
                                 .body = to_text(Json(Json::Object{{"before", side(before.is_demo)},
                                                                   {"after", side(is_demo)}}))});
  return {};
}

}  // namespace penstock::demo
