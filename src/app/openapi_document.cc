#include "app/openapi_document.h"

#include "commands/openapi.h"
#include "features/exporting/exporting.h"
#include "features/importing/routes.h"
#include "features/live/live.h"
#include "features/team/routes.h"

namespace penstock::app {

Json openapi_document(const commands::Registry& registry) {
  std::vector<commands::SpecialRoute> special;
  for (auto routes : {team::special_routes(), importing::special_routes(),
                      exporting::special_routes(), live::special_routes()})
    special.insert(special.end(), routes.begin(), routes.end());
  return commands::make_openapi(registry, special, PENSTOCK_VERSION);
}

}  // namespace penstock::app
