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
      {.route = "DELETE /session", .name = "session.end", .says = "Sign out"},
      {.route = "GET /events",
       .name = "live.follow",
       .says = "Live changes as server-sent events; resumes after Last-Event-ID"},
  };
  return commands::make_openapi(registry, special, "0.1.0");
}

}  // namespace penstock::app
