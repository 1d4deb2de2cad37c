#pragma once
// The routes that are no plain commands: they set cookies, hash passwords (which must not happen
// on the writer's thread) or answer a secret (which must not be kept for repeats).
//
//   POST /session  GET /session  DELETE /session  POST /session/password
//   GET /setup  POST /setup  POST /users/{user_id}/password  POST /tokens

#include <functional>
#include <vector>

#include "access/authenticator.h"
#include "access/login_throttle.h"
#include "access/password.h"
#include "commands/openapi.h"
#include "commands/routes.h"
#include "features/team/team.h"

namespace penstock::team {

// What the routes work with; all must outlive the server.
struct Services {
  store::Database& database;
  Clock& clock;
  access::Authenticator& authenticator;
  access::PasswordHasher& hasher;
  access::LoginThrottle& throttle;
  // What other features put into a new workspace (POST /setup), in the same transaction.
  std::function<Result<void>(store::Tx&, const Actor&, Instant)> fill_workspace{};
};

std::vector<http::Route> routes(const Services& services);
// The same routes for the description of the API.
std::vector<commands::SpecialRoute> special_routes();

}  // namespace penstock::team
