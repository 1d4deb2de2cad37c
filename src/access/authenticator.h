#pragma once
// Who is behind a request: cookie or bearer token → Actor, from memory in under two microseconds.
//
// A cached actor stands while the access revision of its workspace stands. Every change of who may
// do what raises that number in its own transaction (sessions.h). It is read again after each
// commit of this process in that workspace, hence such a change counts at once here, and when the
// last reading is older than kRecheck, hence after at most one second everywhere else.
//
// What was last seen or used is written in the background, at most once a minute for each.

#include <functional>
#include <memory>
#include <string_view>

#include "access/actor.h"
#include "access/rate_limiter.h"
#include "store/database.h"

namespace penstock::access {

inline constexpr std::chrono::milliseconds kRecheck{1'000};
inline constexpr std::chrono::minutes kTouchEvery{1};
inline constexpr int kApiRequestsPerMinute = 6'000;  // per token, or per user with a session
inline constexpr std::size_t kCachedActorsMax = 65'536;

// What a request brought along; empty where it did not. Where there is an Authorization header the
// cookie does not count: such requests pass the forgery gate.
struct Credentials {
  std::string_view cookie;
  std::string_view bearer;
};

struct AuthenticatorOptions {
  int api_requests_per_minute = kApiRequestsPerMinute;  // 0: no limit
};

class Authenticator {
 public:
  // The database and the clock must outlive it, and every write be done when it goes.
  Authenticator(store::Database& database, const Clock& clock, AuthenticatorOptions options = {});
  ~Authenticator();
  Authenticator(const Authenticator&) = delete;
  Authenticator& operator=(const Authenticator&) = delete;

  // Thread-safe; on a miss it reads a few rows by key on this thread.
  // Errors: Unauthorized; LimitExceeded/too_many_requests.
  Result<Actor> authenticate(const Credentials& credentials);

 private:
  struct State;
  std::shared_ptr<State> state_;  // shared with the commit listener, which cannot be taken back
};

// The actor that a user is without a session: the command line, automation, jobs.
// Errors: NotFound also where the user is not active.
Result<Actor> load_actor(store::Reader& reader, WorkspaceId workspace_id, UserId user_id);

}  // namespace penstock::access
