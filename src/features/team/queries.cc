#include "features/team/queries.h"

#include "features/team/rules.h"
#include "store/record_sql.h"

namespace penstock::team {
namespace {

// Whose sessions or tokens are asked for. Errors: Forbidden.
Result<UserId> decide_whose(const Actor& actor, std::optional<UserId> user_id) {
  TRY_VOID(check_personal(actor));
  auto whose = user_id.value_or(actor.user_id);
  if (whose != actor.user_id) TRY_VOID(access::check(actor, access::Permission::ManageUsers));
  return whose;
}

}  // namespace

Result<Workspace> get_workspace(store::Reader& reader, const Actor& actor, Instant,
                                const GetWorkspace&) {
  return load_workspace(reader, actor.workspace_id);
}

Result<commands::List<User>> list_users(store::Reader& reader, const Actor& actor, Instant,
                                        const ListUsers& query) {
  auto limit = std::clamp(query.limit, 1, kUsersPageMax);
  std::string rest = "WHERE t.workspace_id = $1 ";
  if (query.cursor)
    rest +=
        "AND (t.name_folded, t.id) > (SELECT c.name_folded, c.id FROM users c WHERE c.workspace_id "
        "= $1 AND c.id = $3) ";
  rest += "ORDER BY t.name_folded, t.id LIMIT $2";
  commands::List<User> list;
  list.items =
      query.cursor
          ? store::select_all<User>(reader, "users", rest,
                                    {actor.workspace_id, limit + 1, *query.cursor})
          : store::select_all<User>(reader, "users", rest, {actor.workspace_id, limit + 1});
  if (list.items.size() > static_cast<std::size_t>(limit)) {
    list.items.pop_back();
    list.next_cursor = list.items.back().id.text();
  }
  return list;
}

Result<User> get_user(store::Reader& reader, const Actor& actor, Instant, const GetUser& query) {
  return load_user(reader, actor.workspace_id, query.user_id);
}

Result<commands::List<Team>> list_teams(store::Reader& reader, const Actor& actor, Instant,
                                        const ListTeams&) {
  commands::List<Team> list;
  list.items = store::select_all<Team>(
      reader, "teams", "WHERE t.workspace_id = $1 ORDER BY t.name_folded, t.id LIMIT 1000",
      {actor.workspace_id});
  return list;
}

Result<commands::List<SessionItem>> list_sessions(store::Reader& reader, const Actor& actor,
                                                  Instant now, const ListSessions& query) {
  TRY(whose, decide_whose(actor, query.user_id));
  commands::List<SessionItem> list;
  for (auto& s : access::list_sessions(reader, actor.workspace_id, whose, now))
    list.items.push_back({.id = s.id,
                          .user_id = s.user_id,
                          .created_at = s.created_at,
                          .seen_at = s.seen_at,
                          .user_agent = std::move(s.user_agent),
                          .remote_address = std::move(s.remote_address),
                          .current = s.id == actor.session_id});
  return list;
}

Result<commands::List<access::Token>> list_tokens(store::Reader& reader, const Actor& actor,
                                                  Instant, const ListTokens& query) {
  TRY(whose, decide_whose(actor, query.user_id));
  commands::List<access::Token> list;
  list.items = access::list_tokens(reader, actor.workspace_id, whose);
  return list;
}

Result<CurrentSession> load_current_session(store::Reader& reader, const Actor& actor) {
  TRY(user, load_user(reader, actor.workspace_id, actor.user_id));
  TRY(workspace, load_workspace(reader, actor.workspace_id));
  return CurrentSession{.user = std::move(user),
                        .workspace = std::move(workspace),
                        .permissions = actor.permissions.texts()};
}

}  // namespace penstock::team
