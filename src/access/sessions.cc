#include "access/sessions.h"

#include "access/secrets.h"
#include "base/text.h"
#include "store/record_sql.h"

namespace penstock::access {
namespace {

constexpr std::string_view kDirectoryPrefix = "session:";

// At most `bytes_max` bytes, whole characters, no control characters (it is shown in lists).
std::string printable(std::string_view text, std::size_t bytes_max) {
  std::string out;
  while (!text.empty()) {
    auto length = utf8_length(text);
    bool kept = length > 1 || (length == 1 && text[0] >= 0x20 && text[0] != 0x7F);
    auto step = std::max<std::size_t>(length, 1);
    if (kept && out.size() + step > bytes_max) break;
    if (kept) out.append(text.substr(0, step));
    text.remove_prefix(step);
  }
  return out;
}

void delete_rows(store::Tx& tx, WorkspaceId workspace_id, SessionId session_id,
                 std::string_view token_hash) {
  tx.execute("DELETE FROM sessions WHERE workspace_id = $1 AND id = $2",
             {workspace_id, session_id});
  tx.execute("DELETE FROM directory WHERE key = $1",
             {std::string(kDirectoryPrefix) + std::string(token_hash)});
}

struct Found {
  SessionId id;
  std::string token_hash;
};

std::vector<Found> find_rows(store::Reader& reader, std::string_view rest,
                             std::initializer_list<store::Param> params) {
  std::vector<Found> found;
  reader.query("SELECT s.id, s.token_hash FROM sessions s WHERE s.workspace_id = $1 AND " +
                   std::string(rest),
               params, [&](const store::Row& row) {
                 found.push_back({{row.integer(0)}, std::string(row.text(1))});
               });
  return found;
}

void keep_to_the_limit(store::Tx& tx, WorkspaceId workspace_id, UserId user_id) {
  auto rows =
      find_rows(tx, "s.user_id = $2 ORDER BY s.seen_at DESC, s.id DESC", {workspace_id, user_id});
  for (std::size_t i = kSessionsPerUserMax; i < rows.size(); ++i)
    delete_rows(tx, workspace_id, rows[i].id, rows[i].token_hash);
  if (rows.size() > kSessionsPerUserMax) raise_access_revision(tx, workspace_id);
}

}  // namespace

OpenedSession open_session(store::Tx& tx, WorkspaceId workspace_id, UserId user_id, Instant now,
                           const Client& client) {
  OpenedSession opened{.id = tx.ids().make<SessionId>(), .secret = make_secret()};
  auto token_hash = to_hex(hash_secret(opened.secret));
  tx.execute("INSERT INTO directory (key, workspace_id, ref) VALUES ($1, $2, $3)",
             {std::string(kDirectoryPrefix) + token_hash, workspace_id, opened.id});
  auto user_agent = printable(client.user_agent, kUserAgentBytesMax);
  tx.execute(
      "INSERT INTO sessions (workspace_id, id, user_id, token_hash, created_at, seen_at, "
      "user_agent, remote_address) "
      "VALUES ($1, $2, $3, $4, $5, $5, $6, $7)",
      {workspace_id, opened.id, user_id, token_hash, now, user_agent, client.remote_address});
  keep_to_the_limit(tx, workspace_id, user_id);
  return opened;
}

Result<Session> load_session(store::Reader& reader, WorkspaceId workspace_id,
                             SessionId session_id) {
  auto session = store::find_by_id<Session>(reader, "sessions", workspace_id, session_id);
  if (!session) return not_found("session");
  return *session;
}

bool end_session(store::Tx& tx, WorkspaceId workspace_id, SessionId session_id) {
  auto rows = find_rows(tx, "s.id = $2", {workspace_id, session_id});
  for (const auto& row : rows) delete_rows(tx, workspace_id, row.id, row.token_hash);
  if (!rows.empty()) raise_access_revision(tx, workspace_id);
  return !rows.empty();
}

std::vector<SessionId> end_sessions(store::Tx& tx, WorkspaceId workspace_id, UserId user_id,
                                    SessionId kept) {
  std::vector<SessionId> ended;
  for (const auto& row : find_rows(tx, "s.user_id = $2 ORDER BY s.id", {workspace_id, user_id})) {
    if (row.id == kept) continue;
    delete_rows(tx, workspace_id, row.id, row.token_hash);
    ended.push_back(row.id);
  }
  if (!ended.empty()) raise_access_revision(tx, workspace_id);
  return ended;
}

std::vector<Session> list_sessions(store::Reader& reader, WorkspaceId workspace_id, UserId user_id,
                                   Instant now) {
  return store::select_all<Session>(
      reader, "sessions",
      "WHERE t.workspace_id = $1 AND t.user_id = $2 AND t.seen_at > $3 AND t.created_at > $4 "
      "ORDER BY t.seen_at DESC, t.id DESC LIMIT 200",
      {workspace_id, user_id, now - kSessionIdle, now - kSessionLife});
}

bool has_dead_sessions(store::Reader& reader, WorkspaceId workspace_id, Instant now) {
  return reader.exists(
      "SELECT 1 FROM sessions s WHERE s.workspace_id = $1 AND (s.seen_at <= $2 OR s.created_at <= "
      "$3) LIMIT 1",
      {workspace_id, now - kSessionIdle, now - kSessionLife});
}

std::size_t sweep_sessions(store::Tx& tx, WorkspaceId workspace_id, Instant now, int limit) {
  auto rows = find_rows(tx, "(s.seen_at <= $2 OR s.created_at <= $3) ORDER BY s.id LIMIT $4",
                        {workspace_id, now - kSessionIdle, now - kSessionLife, limit});
  for (const auto& row : rows) delete_rows(tx, workspace_id, row.id, row.token_hash);
  return rows.size();
}

bool is_alive(Instant created_at, Instant seen_at, Instant now) {
  return now - seen_at < kSessionIdle && now - created_at < kSessionLife;
}

void raise_access_revision(store::Tx& tx, WorkspaceId workspace_id) {
  tx.execute(
      "UPDATE workspaces SET access_revision = access_revision + 1 WHERE workspace_id = $1 AND id "
      "= $1",
      {workspace_id});
}

std::string_view cookie_name(Scheme scheme) {
  switch (scheme) {
    case Scheme::Https:
      return "__Host-penstock";
    case Scheme::Http:
      return "penstock";
  }
  return {};
}

// No Max-Age: the server decides how long it lasts.
std::string make_cookie(Scheme scheme, std::string_view secret) {
  auto cookie = std::string(cookie_name(scheme)) + "=" + std::string(secret) +
                "; Path=/; HttpOnly; SameSite=Lax";
  if (scheme == Scheme::Https) cookie += "; Secure";
  return cookie;
}

std::string make_ended_cookie(Scheme scheme) { return make_cookie(scheme, "") + "; Max-Age=0"; }

}  // namespace penstock::access
