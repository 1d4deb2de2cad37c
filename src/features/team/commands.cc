// The commands that change people and teams: load, decide, save, append.
// Tested by commands_test.cc.
#include "features/changes.h"
#include "features/team/rules.h"
#include "features/team/store.h"
#include "features/team/team.h"
#include "journal/journal.h"

namespace penstock::team {
namespace {

journal::Event user_event(std::string_view name, UserId user_id, std::string body) {
  return {.name = name, .record_type = "user", .record_id = user_id.value, .body = std::move(body)};
}

Result<void> check_team(store::Tx& tx, const Actor& actor, const std::optional<TeamId>& team_id) {
  if (!team_id || load_team(tx, actor.workspace_id, *team_id).ok()) return {};
  return invalid_field("team_id", "not_found", "there is no such team; choose one of the list");
}

// Everything of `command` put into `user`. Errors: InvalidField.
Result<User> patched(User user, const EditUser& command) {
  if (command.name) {
    TRY(name, decide_name(*command.name.set));
    user.name = std::move(name);
  }
  if (command.email) {
    user.email.reset();
    if (*command.email.set) {
      TRY(email, decide_email(**command.email.set));
      user.email = std::move(email);
    }
  }
  if (command.role) user.role = *command.role.set;
  if (command.visibility) user.visibility = *command.visibility.set;
  if (command.team_id) user.team_id = *command.team_id.set;
  if (command.manager_name) user.manager_name = *command.manager_name.set;
  if (command.language) user.language = *command.language.set;
  if (command.active) user.active = *command.active.set;
  return user;
}

// Saves and appends user.edited, unless nothing differs.
Result<User> save_edited(store::Tx& tx, const Actor& actor, Instant now, const User& before,
                         User after) {
  auto body = changes_body(to_json(before), to_json(after));
  if (to_json_text(before) == to_json_text(after)) return after;
  after.version = before.version + 1;
  TRY_VOID(save_user(tx, actor.workspace_id, before, after));
  bool access_changed = before.role != after.role || before.visibility != after.visibility ||
                        before.team_id != after.team_id || before.active != after.active;
  // Sessions end with the user, and begin anew with other rights.
  if (!after.active || before.role != after.role)
    access::end_sessions(tx, actor.workspace_id, after.id,
                         after.active ? actor.session_id : access::SessionId{});
  if (access_changed) access::raise_access_revision(tx, actor.workspace_id);
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  user_event("user.edited", after.id, std::move(body)));
  return after;
}

}  // namespace

Result<User> create_user(store::Tx& tx, const Actor& actor, Instant now,
                         const CreateUser& command) {
  TRY(workspace, load_workspace(tx, actor.workspace_id));
  TRY(name, decide_name(command.name));
  User user{.id = tx.ids().make<UserId>(),
            .name = std::move(name),
            .email = {},
            .role = command.role,
            .visibility = command.visibility,
            .team_id = command.team_id,
            .manager_name = command.manager_name,
            .language = command.language.value_or(workspace.language),
            .active = command.active,
            .external_source = command.external_source,
            .external_id = command.external_id,
            .created_at = now};
  if (command.email) {
    TRY(email, decide_email(*command.email));
    user.email = std::move(email);
  }
  TRY_VOID(check_team(tx, actor, user.team_id));
  if (user.external_id &&
      find_user_by_external(tx, actor.workspace_id, user.external_source.value_or(""),
                            *user.external_id))
    return conflict("external_id_taken",
                    "a user with this external_id is here already; edit that one");
  TRY_VOID(insert_user(tx, actor.workspace_id, user));
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  user_event("user.created", user.id, created_body(to_json(user))));
  return user;
}

Result<User> edit_user(store::Tx& tx, const Actor& actor, Instant now, const EditUser& command) {
  TRY(before, load_user(tx, actor.workspace_id, command.user_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  TRY(after, patched(before, command));
  if (after.team_id != before.team_id) TRY_VOID(check_team(tx, actor, after.team_id));
  TRY_VOID(
      decide_admin_stays(before, after, count_working_admins(tx, actor.workspace_id, before.id)));
  return save_edited(tx, actor, now, before, std::move(after));
}

Result<User> edit_me(store::Tx& tx, const Actor& actor, Instant now, const EditMe& command) {
  if (actor.token_id) TRY_VOID(access::check(actor, access::Permission::EditRecords));
  TRY(before, load_user(tx, actor.workspace_id, actor.user_id));
  auto after = before;
  if (command.name) {
    TRY(name, decide_name(*command.name.set));
    after.name = std::move(name);
  }
  if (command.language) after.language = *command.language.set;
  if (command.theme) after.theme = *command.theme.set;
  if (command.density) after.density = *command.density.set;
  return save_edited(tx, actor, now, before, std::move(after));
}

Result<void> set_password(store::Tx& tx, const Actor& actor, Instant now,
                          const SetPassword& command) {
  if (command.user_id != actor.user_id)
    TRY_VOID(access::check(actor, access::Permission::ManageUsers));
  TRY_VOID(load_user(tx, actor.workspace_id, command.user_id));
  save_password(tx, actor.workspace_id, command.user_id, command.password_hash);
  access::end_sessions(tx, actor.workspace_id, command.user_id, actor.session_id);
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  user_event("user.password_changed", command.user_id, "{}"));
  return {};
}

Result<Team> create_team(store::Tx& tx, const Actor& actor, Instant now,
                         const CreateTeam& command) {
  TRY(name, decide_name(command.name));
  Team team{.id = tx.ids().make<TeamId>(), .name = std::move(name)};
  TRY_VOID(insert_team(tx, actor.workspace_id, team));
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  {.name = "team.created",
                   .record_type = "team",
                   .record_id = team.id.value,
                   .body = created_body(to_json(team))});
  return team;
}

Result<Team> edit_team(store::Tx& tx, const Actor& actor, Instant now, const EditTeam& command) {
  TRY(before, load_team(tx, actor.workspace_id, command.team_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  auto after = before;
  if (command.name) {
    TRY(name, decide_name(*command.name.set));
    after.name = std::move(name);
  }
  if (after.name == before.name) return after;
  ++after.version;
  TRY_VOID(save_team(tx, actor.workspace_id, before, after));
  journal::append(tx, actor.workspace_id, actor.user_id, now,
                  {.name = "team.edited",
                   .record_type = "team",
                   .record_id = after.id.value,
                   .body = changes_body(to_json(before), to_json(after))});
  return after;
}

}  // namespace penstock::team
