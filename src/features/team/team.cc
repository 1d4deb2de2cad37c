#include "features/team/team.h"

#include "features/team/queries.h"

namespace penstock::team {
namespace {

using access::Permission;

void register_people(commands::Registry& registry) {
  registry.add<CreateUser>(
      {.name = "user.create",
       .route = "POST /users",
       .needs = Permission::ManageUsers,
       .says = "Add a user; without e-mail and password nobody signs in as them",
       .status = 201},
      create_user);
  registry.add<EditUser>(
      {.name = "user.edit",
       .route = "PATCH /users/{user_id}",
       .needs = Permission::ManageUsers,
       .says = "Change a user's name, e-mail, role, visibility, team, language, or whether active"},
      edit_user);
  registry.add<EditMe>({.name = "me.edit",
                        .route = "PATCH /me",
                        .needs = Permission::None,
                        .says = "Change your own name, language, theme and density"},
                       edit_me);
  registry.add<CreateTeam>({.name = "team.create",
                            .route = "POST /teams",
                            .needs = Permission::ManageUsers,
                            .says = "Add a team",
                            .status = 201},
                           create_team);
  registry.add<EditTeam>({.name = "team.edit",
                          .route = "PATCH /teams/{team_id}",
                          .needs = Permission::ManageUsers,
                          .says = "Rename a team"},
                         edit_team);
  registry.add_query<ListUsers>({.name = "user.list",
                                 .route = "GET /users",
                                 .needs = Permission::Read,
                                 .says = "The users of the workspace by name"},
                                list_users);
  registry.add_query<GetUser>({.name = "user.get",
                               .route = "GET /users/{user_id}",
                               .needs = Permission::Read,
                               .says = "One user"},
                              get_user);
  registry.add_query<ListTeams>({.name = "team.list",
                                 .route = "GET /teams",
                                 .needs = Permission::Read,
                                 .says = "The teams of the workspace by name"},
                                list_teams);
}

void register_access(commands::Registry& registry) {
  registry.add<RevokeSession>({.name = "session.revoke",
                               .route = "DELETE /sessions/{session_id}",
                               .needs = Permission::None,
                               .says = "End a session, at once"},
                              revoke_session);
  registry.add<RevokeToken>({.name = "token.revoke",
                             .route = "DELETE /tokens/{token_id}",
                             .needs = Permission::None,
                             .says = "Take a token back, at once"},
                            revoke_token);
  registry.add_query<ListSessions>({.name = "session.list",
                                    .route = "GET /sessions",
                                    .needs = Permission::None,
                                    .says = "Your sessions, or those of a user you manage"},
                                   list_sessions);
  registry.add_query<ListTokens>(
      {.name = "token.list",
       .route = "GET /tokens",
       .needs = Permission::None,
       .says = "Your tokens, or those of a user you manage; never their secrets"},
      list_tokens);
}

}  // namespace

void register_team(commands::Registry& registry) {
  // So that criteria can ask for owner.name or owner.team.name.
  auto user = criteria::make_record_spec<User>("user", "users");
  user.field("name")->folded_column = "name_folded";
  registry.add_record(std::move(user));
  auto team = criteria::make_record_spec<Team>("team", "teams");
  team.field("name")->folded_column = "name_folded";
  registry.add_record(std::move(team));
  registry.add<EditWorkspace>(
      {.name = "workspace.edit",
       .route = "PATCH /workspace",
       .needs = Permission::ManageWorkspace,
       .says = "Change the workspace's name, currency, time zone and language"},
      edit_workspace);
  registry.add_query<GetWorkspace>({.name = "workspace.get",
                                    .route = "GET /workspace",
                                    .needs = Permission::Read,
                                    .says = "The workspace you are in"},
                                   get_workspace);
  register_people(registry);
  register_access(registry);
}

}  // namespace penstock::team
