#include "features/team/store.h"

#include "base/text.h"
#include "store/record_sql.h"

namespace penstock::team {

// What the columns hold besides the record: the form that lists are sorted and found by. The hash
// of the password is in no struct, so that nothing can write it into JSON or the journal.
struct UserRow : User {
  std::string name_folded;
};
BOOST_DESCRIBE_STRUCT(UserRow, (User), (name_folded))

struct TeamRow : Team {
  std::string name_folded;
};
BOOST_DESCRIBE_STRUCT(TeamRow, (Team), (name_folded))

namespace {

UserRow row_of(const User& user) {
  UserRow row;
  static_cast<User&>(row) = user;
  row.name_folded = fold(user.name);
  return row;
}

TeamRow row_of(const Team& team) {
  TeamRow row;
  static_cast<Team&>(row) = team;
  row.name_folded = fold(team.name);
  return row;
}

std::string email_key(std::string_view email) { return "email:" + std::string(email); }

Result<void> take_email(store::Tx& tx, WorkspaceId workspace_id, const User& user) {
  auto key = email_key(*user.email);
  if (tx.exists("SELECT d.ref FROM directory d WHERE d.key = $1", {key}))
    return conflict("email_taken",
                    "somebody on this server signs in with this e-mail address; give another");
  tx.execute("INSERT INTO directory (key, workspace_id, ref) VALUES ($1, $2, $3)",
             {key, workspace_id, user.id});
  return {};
}

Result<void> check_team_name(store::Tx& tx, WorkspaceId workspace_id, const Team& team) {
  auto same = find_team_by_name(tx, workspace_id, team.name);
  if (!same || same->id == team.id) return {};
  return conflict("team_name_taken", "there is a team of this name; give another");
}

}  // namespace

bool has_workspace(store::Reader& reader) {
  return reader.exists(
      "SELECT d.ref FROM directory d WHERE d.key >= 'slug:' AND d.key < 'slug;' LIMIT 1", {});
}

void insert_workspace(store::Tx& tx, const Workspace& w) {
  tx.execute("INSERT INTO directory (key, workspace_id, ref) VALUES ($1, $2, $2)",
             {"slug:" + w.slug, w.id});
  tx.execute(
      "INSERT INTO workspaces (workspace_id, id, name, slug, currency, time_zone, language, "
      "is_demo, journal_head, "
      "created_at, version) VALUES ($1, $1, $2, $3, $4, $5, $6, $7, 0, $8, $9)",
      {w.id, w.name, w.slug, w.currency, w.time_zone, w.language, w.is_demo, w.created_at,
       w.version});
}

Result<void> save_workspace(store::Tx& tx, const Workspace& before, const Workspace& after) {
  return store::update(tx, "workspaces", after.id, before, after);
}

Result<void> insert_user(store::Tx& tx, WorkspaceId workspace_id, const User& user) {
  if (user.email) TRY_VOID(take_email(tx, workspace_id, user));
  store::insert(tx, "users", workspace_id, row_of(user));
  return {};
}

Result<void> save_user(store::Tx& tx, WorkspaceId workspace_id, const User& before,
                       const User& after) {
  if (before.email != after.email) {
    if (after.email) TRY_VOID(take_email(tx, workspace_id, after));
    if (before.email)
      tx.execute("DELETE FROM directory WHERE key = $1", {email_key(*before.email)});
  }
  return store::update(tx, "users", workspace_id, row_of(before), row_of(after));
}

void save_password(store::Tx& tx, WorkspaceId workspace_id, UserId user_id,
                   std::string_view password_hash) {
  tx.execute("UPDATE users SET password_hash = $3 WHERE workspace_id = $1 AND id = $2",
             {workspace_id, user_id, password_hash});
}

std::int64_t count_working_admins(store::Reader& reader, WorkspaceId workspace_id, UserId but) {
  auto count = reader.find_integer(
      "SELECT count(*) FROM users u WHERE u.workspace_id = $1 AND u.id <> $2 AND u.role = 'admin' "
      "AND u.active = 1 "
      "AND u.email IS NOT NULL AND u.password_hash IS NOT NULL",
      {workspace_id, but});
  return count.value_or(0);
}

Result<void> insert_team(store::Tx& tx, WorkspaceId workspace_id, const Team& team) {
  TRY_VOID(check_team_name(tx, workspace_id, team));
  store::insert(tx, "teams", workspace_id, row_of(team));
  return {};
}

Result<void> save_team(store::Tx& tx, WorkspaceId workspace_id, const Team& before,
                       const Team& after) {
  TRY_VOID(check_team_name(tx, workspace_id, after));
  return store::update(tx, "teams", workspace_id, row_of(before), row_of(after));
}

Result<Team> load_team(store::Reader& reader, WorkspaceId workspace_id, TeamId team_id) {
  auto team = store::find_by_id<Team>(reader, "teams", workspace_id, team_id);
  if (!team) return not_found("team");
  return *team;
}

std::optional<UserPlace> find_user_by_email(store::Reader& reader, std::string_view email) {
  std::optional<UserPlace> place;
  reader.query("SELECT d.workspace_id, d.ref FROM directory d WHERE d.key = $1",
               {email_key(canonical_email(email))}, [&](const store::Row& row) {
                 place = UserPlace{{row.integer(0)}, {row.integer(1)}};
               });
  return place;
}

std::optional<WorkspaceId> find_workspace_by_slug(store::Reader& reader, std::string_view slug) {
  auto id = reader.find_integer("SELECT d.workspace_id FROM directory d WHERE d.key = $1",
                                {"slug:" + std::string(slug)});
  if (!id) return {};
  return WorkspaceId{*id};
}

Result<Workspace> load_workspace(store::Reader& reader, WorkspaceId workspace_id) {
  auto workspace = store::find_by_id<Workspace>(reader, "workspaces", workspace_id, workspace_id);
  if (!workspace) return not_found("workspace");
  return std::move(*workspace);
}

Result<User> load_user(store::Reader& reader, WorkspaceId workspace_id, UserId user_id) {
  auto user = store::find_by_id<User>(reader, "users", workspace_id, user_id);
  if (!user) return not_found("user");
  return std::move(*user);
}

std::optional<User> find_user_by_external(store::Reader& reader, WorkspaceId workspace_id,
                                          std::string_view source, std::string_view external_id) {
  auto users = store::select_all<User>(
      reader, "users",
      "WHERE t.workspace_id = $1 AND t.external_source = $2 AND t.external_id = $3 LIMIT 1",
      {workspace_id, source, external_id});
  if (users.empty()) return {};
  return std::move(users.front());
}

std::optional<Team> find_team_by_name(store::Reader& reader, WorkspaceId workspace_id,
                                      std::string_view name) {
  auto teams = store::select_all<Team>(reader, "teams",
                                       "WHERE t.workspace_id = $1 AND t.name_folded = $2 LIMIT 1",
                                       {workspace_id, fold(name)});
  if (teams.empty()) return {};
  return std::move(teams.front());
}

}  // namespace penstock::team
