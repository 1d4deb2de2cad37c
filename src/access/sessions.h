#pragma once
// Sessions: who is signed in with a cookie. A session dies kSessionIdle after its last request,
// kSessionLife after it began, when it is ended, and with its user.
//
// Functions here write rows and raise the access revision of the workspace; the commands that call
// them append the journal events.

#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "store/database.h"

namespace penstock::access {

inline constexpr std::chrono::hours kSessionIdle{12};
inline constexpr std::chrono::hours kSessionLife{24 * 30};
inline constexpr std::size_t kSessionsPerUserMax = 50;  // the least recently used one goes first
inline constexpr std::size_t kUserAgentBytesMax = 200;

struct Session {
  SessionId id;
  UserId user_id;
  Instant created_at{};
  Instant seen_at{};  // written at most once a minute
  std::string user_agent;
  std::string remote_address;
};
BOOST_DESCRIBE_STRUCT(Session, (), (id, user_id, created_at, seen_at, user_agent, remote_address))

struct OpenedSession {
  SessionId id;
  std::string secret;  // for the cookie; not kept anywhere
};

struct Client {
  std::string_view user_agent;
  std::string_view remote_address;
};

OpenedSession open_session(store::Tx& tx, WorkspaceId workspace_id, UserId user_id, Instant now,
                           const Client& client);
// Errors: NotFound.
Result<Session> load_session(store::Reader& reader, WorkspaceId workspace_id, SessionId session_id);
// Ends one session. Returns whether it was there.
bool end_session(store::Tx& tx, WorkspaceId workspace_id, SessionId session_id);
// Ends all sessions of a user but `kept` (0: none is kept). Returns the ended ones.
std::vector<SessionId> end_sessions(store::Tx& tx, WorkspaceId workspace_id, UserId user_id,
                                    SessionId kept);
// Living sessions of a user, the last seen first.
std::vector<Session> list_sessions(store::Reader& reader, WorkspaceId workspace_id, UserId user_id,
                                   Instant now);
// Dead ones are deleted soon: a clock that was set back does not revive them after a restart.
bool has_dead_sessions(store::Reader& reader, WorkspaceId workspace_id, Instant now);
// Deletes dead sessions of a workspace, at most `limit`. Returns how many.
std::size_t sweep_sessions(store::Tx& tx, WorkspaceId workspace_id, Instant now, int limit);

bool is_alive(Instant created_at, Instant seen_at, Instant now);

// Says that who may do what has changed: every cached actor of the workspace is read again. The
// same transaction must append a journal event, which is what wakes the caches of this process.
void raise_access_revision(store::Tx& tx, WorkspaceId workspace_id);

// ---- the cookie ----

enum class Scheme { Http, Https };

// "__Host-penstock" over https, where the browser then guards it; "penstock" on plain http.
std::string_view cookie_name(Scheme scheme);
// The value of a Set-Cookie header.
std::string make_cookie(Scheme scheme, std::string_view secret);
std::string make_ended_cookie(Scheme scheme);

}  // namespace penstock::access
