#include "access/actor.h"

namespace penstock::access {

std::vector<std::string> Permissions::texts() const {
  std::vector<std::string> all;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Permission>>([&](auto d) {
    if (d.value != Permission::None && has(d.value)) all.push_back(to_snake_case(d.name));
  });
  return all;
}

Permissions permissions_of(Role role) {
  using enum Permission;
  switch (role) {
    case Role::Admin:
      return {Read,   EditRecords, OverrideGate, ManagePipelines, Import,
              Export, ViewReports, ManageUsers,  ManageWorkspace};
    case Role::Manager:
      return {Read, EditRecords, OverrideGate, ManagePipelines, Import, Export, ViewReports};
    case Role::Rep:
      return {Read, EditRecords, Export, ViewReports};
    case Role::Marketer:
      return {Read, EditRecords, Import, Export, ViewReports};
    case Role::Viewer:
      return {Read, ViewReports};
  }
  return {};
}

Actor system_actor(WorkspaceId workspace_id, UserId user_id, std::string time_zone,
                   Currency currency) {
  return {.workspace_id = workspace_id,
          .user_id = user_id,
          .role = Role::Admin,
          .visibility = Visibility::All,
          .team_id = {},
          .permissions = permissions_of(Role::Admin),
          .time_zone = std::move(time_zone),
          .currency = currency};
}

Result<void> check(const Actor& actor, Permission needs) {
  if (actor.may(needs)) return {};
  return forbidden("your role does not allow this (it needs \"" + std::string(to_text(needs)) +
                   "\"); ask an admin of the workspace");
}

std::string visible(const Actor& actor, store::Sql& sql, std::string_view owner_column) {
  std::string column(owner_column);
  if (actor.visibility == Visibility::All) return "";
  if (actor.visibility == Visibility::Own || !actor.team_id)
    return " AND " + column + " = " + sql.bind(actor.user_id.value);
  return " AND " + column +
         " IN (SELECT vis.id FROM users vis WHERE vis.workspace_id = $1 AND vis.team_id = " +
         sql.bind(actor.team_id.value) + ")";
}

bool sees_owner(const Actor& actor, UserId owner_id, TeamId owner_team) {
  switch (actor.visibility) {
    case Visibility::All:
      return true;
    case Visibility::Own:
      return owner_id == actor.user_id;
    case Visibility::Team:
      return owner_id == actor.user_id || (actor.team_id && owner_team == actor.team_id);
  }
  return false;
}

}  // namespace penstock::access
