#pragma once
// Rows ⇄ structs of the team feature. Nothing here appends to the journal.

#include "features/team/team.h"

namespace penstock::team {

void insert_workspace(store::Tx& tx, const Workspace& workspace);
Result<void> save_workspace(store::Tx& tx, const Workspace& before, const Workspace& after);

// Also takes the e-mail address in the directory. Errors: Conflict/email_taken.
Result<void> insert_user(store::Tx& tx, WorkspaceId workspace_id, const User& user);
// Errors: Conflict/email_taken, version_conflict.
Result<void> save_user(store::Tx& tx, WorkspaceId workspace_id, const User& before,
                       const User& after);
void save_password(store::Tx& tx, WorkspaceId workspace_id, UserId user_id,
                   std::string_view password_hash);
// Admins who can sign in, without `but`.
std::int64_t count_working_admins(store::Reader& reader, WorkspaceId workspace_id, UserId but);

Result<void> insert_team(store::Tx& tx, WorkspaceId workspace_id, const Team& team);
Result<void> save_team(store::Tx& tx, WorkspaceId workspace_id, const Team& before,
                       const Team& after);
Result<Team> load_team(store::Reader& reader, WorkspaceId workspace_id, TeamId team_id);

}  // namespace penstock::team
