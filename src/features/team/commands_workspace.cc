// Making a workspace, and changing it. Tested by commands_test.cc.
#include "features/changes.h"
#include "features/team/rules.h"
#include "features/team/store.h"
#include "features/team/team.h"
#include "journal/journal.h"

namespace penstock::team {
namespace {

constexpr int kSlugTries = 1'000;

Result<std::string> choose_slug(store::Reader& reader, const NewWorkspace& input) {
  auto wanted = make_slug(input.slug.empty() ? input.name : input.slug);
  if (!find_workspace_by_slug(reader, wanted)) return wanted;
  if (!input.slug.empty())
    return conflict("slug_taken", "there is a workspace with this short name; give another");
  for (int i = 2; i < kSlugTries; ++i) {
    auto numbered = wanted + "-" + std::to_string(i);
    if (!find_workspace_by_slug(reader, numbered)) return numbered;
  }
  return conflict("slug_taken", "there are too many workspaces of this name; give another name");
}

journal::Event workspace_event(std::string_view name, WorkspaceId id, std::string body) {
  return {.name = name, .record_type = "workspace", .record_id = id.value, .body = std::move(body)};
}

}  // namespace

Result<CreatedWorkspace> create_workspace(store::Tx& tx, Instant now, const NewWorkspace& input) {
  TRY(name, decide_name(input.name));
  TRY(owner_name, decide_name(input.owner_name));
  TRY(email, decide_email(input.owner_email));
  TRY_VOID(check_currency(input.currency));
  TRY_VOID(check_time_zone(input.time_zone));
  TRY(slug, choose_slug(tx, input));
  CreatedWorkspace made;
  made.workspace = {.id = tx.ids().make<WorkspaceId>(),
                    .name = std::move(name),
                    .slug = std::move(slug),
                    .currency = input.currency,
                    .time_zone = input.time_zone,
                    .language = input.language,
                    .is_demo = input.is_demo,
                    .created_at = now};
  made.owner = {.id = tx.ids().make<UserId>(),
                .name = std::move(owner_name),
                .email = std::move(email),
                .role = Role::Admin,
                .language = input.language,
                .created_at = now};
  insert_workspace(tx, made.workspace);
  TRY_VOID(insert_user(tx, made.workspace.id, made.owner));
  if (!input.owner_password_hash.empty())
    save_password(tx, made.workspace.id, made.owner.id, input.owner_password_hash);
  const journal::Event events[] = {workspace_event("workspace.created", made.workspace.id,
                                                   created_body(to_json(made.workspace))),
                                   {.name = "user.created",
                                    .record_type = "user",
                                    .record_id = made.owner.id.value,
                                    .body = created_body(to_json(made.owner))}};
  journal::append(tx, made.workspace.id, made.owner.id, now, events);
  return made;
}

Actor owner_actor(const CreatedWorkspace& created) {
  return access::system_actor(created.workspace.id, created.owner.id, created.workspace.time_zone,
                              Currency::parse(created.workspace.currency).value_or(Currency{}));
}

Result<Workspace> edit_workspace(store::Tx& tx, const Actor& actor, Instant now,
                                 const EditWorkspace& command) {
  TRY(before, load_workspace(tx, actor.workspace_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  auto after = before;
  if (command.name) {
    TRY(name, decide_name(*command.name.set));
    after.name = std::move(name);
  }
  if (command.currency) {
    TRY_VOID(check_currency(*command.currency.set));
    after.currency = *command.currency.set;
  }
  if (command.time_zone) {
    TRY_VOID(check_time_zone(*command.time_zone.set));
    after.time_zone = *command.time_zone.set;
  }
  if (command.language) after.language = *command.language.set;
  if (to_json_text(before) == to_json_text(after)) return after;
  auto body = changes_body(to_json(before), to_json(after));
  ++after.version;
  TRY_VOID(save_workspace(tx, before, after));
  // Actors carry the zone and the currency.
  access::raise_access_revision(tx, actor.workspace_id);
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  workspace_event("workspace.edited", actor.workspace_id, std::move(body)));
  return after;
}

}  // namespace penstock::team
