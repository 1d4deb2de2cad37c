#include "app/openapi_document.h"

#include "commands/openapi.h"
#include "features/team/sign_in.h"
#include "features/team/team.h"

namespace penstock::app {

Json openapi_document(const commands::Registry& registry) {
  const commands::SpecialRoute special[] = {
      {.route = "GET /session",
       .name = "session.get",
       .says = "Who is signed in",
       .output = &describe<team::CurrentSession>()},
      {.route = "POST /session",
       .name = "session.start",
       .says = "Sign in; answers a cookie",
       .input = &describe<team::SignIn>(),
       .output = &describe<team::CurrentSession>()},
      {.route = "DELETE /session", .name = "session.end", .says = "Sign out"},
      {.route = "POST /session/password",
       .name = "session.password",
       .says = "Change your password; ends your other sessions"},
      {.route = "POST /users/{user_id}/password",
       .name = "user.password",
       .says = "Set somebody's password; ends their sessions"},
      {.route = "POST /tokens",
       .name = "token.create",
       .says = "Make an API token; its secret is answered once",
       .input = &describe<team::CreateToken>(),
       .output = &describe<team::TokenSecret>(),
       .status = 201},
      {.route = "GET /setup",
       .name = "setup.get",
       .says = "Whether the server waits for its owner"},
      {.route = "POST /setup",
       .name = "setup.run",
       .says = "Make the first workspace and its admin"},
      {.route = "POST /uploads",
       .name = "upload.create",
       .says = "Bring a file for an import, as application/octet-stream; ?name= is its name"},
      {.route = "POST /imports/guess",
       .name = "import.guess",
       .says = "What uploaded files hold, with a mapping and a preview"},
      {.route = "GET /imports/{import_id}/errors.csv",
       .name = "import.errors",
       .says = "The rows that could not be read, with the reasons"},
      {.route = "GET /export/deals.csv", .name = "export.deals", .says = "Deals as CSV"},
      {.route = "GET /export/companies.csv",
       .name = "export.companies",
       .says = "Companies as CSV"},
      {.route = "GET /export/people.csv", .name = "export.people", .says = "People as CSV"},
      {.route = "GET /export/activities.csv",
       .name = "export.activities",
       .says = "Activities as CSV"},
      {.route = "GET /events",
       .name = "live.follow",
       .says = "Live changes as server-sent events; resumes after Last-Event-ID"},
  };
  return commands::make_openapi(registry, special, "0.1.0");
}

}  // namespace penstock::app
