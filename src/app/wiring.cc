#include "app/wiring.h"

#include "commands/criteria_queries.h"
#include "commands/history.h"
#include "commands/jobs.h"
#include "features/activities/activities.h"
#include "features/analytics/analytics.h"
#include "features/contacts/contacts.h"
#include "features/deals/deal.h"
#include "features/demo/demo.h"
#include "features/importing/imports.h"
#include "features/pipelines/pipelines.h"
#include "features/products/products.h"
#include "features/search/search.h"
#include "features/team/team.h"

namespace penstock::app {

void wire(commands::Registry& registry, Application& application) {
  commands::register_criteria(registry);
  commands::register_undo(registry);
  commands::register_jobs(registry);
  team::register_team(registry);
  pipelines::register_pipelines(registry, application.timelines().usual_days());
  products::register_products(registry);
  contacts::register_contacts(registry);
  deals::register_deals(registry);
  activities::register_activities(registry);
  importing::register_importing(registry);
  search::register_search(registry);
  analytics::register_analytics(registry, application.timelines());
  demo::register_demo(registry);
}

}  // namespace penstock::app
