#pragma once
// For load balancers and monitors: /healthz (alive), /readyz (takes changes; what else is wrong),
// /metrics (figures for Prometheus).

#include <atomic>
#include <vector>

#include "app/backups.h"
#include "app/changes_watch.h"
#include "features/live/live.h"
#include "http/http.h"

namespace penstock::app {

// What is told of; all of it lives as long as the routes.
struct Health {
  Application& application;
  const live::LiveFeed& feed;
  const Backups& backups;
  const ChangesWatch& changes;
  const std::atomic<bool>& leaving;  // a stop was asked for
};
void add_health_routes(std::vector<http::Route>& routes, const Health& health);

// A route that is answered at once, to anybody.
http::Route plain_route(std::string path, std::function<http::Response()> answer);

}  // namespace penstock::app
