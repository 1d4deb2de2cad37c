#include "app/health.h"

#include <fmt/format.h>

namespace penstock::app {
namespace {

http::Response text(int status, std::string body) {
  http::Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(body);
  return response;
}

// Changes are taken all the same.
std::string warnings(const Health& health) {
  auto& application = health.application;
  std::string out;
  if (health.changes.state() == live::Changes::DiskFull)
    out += "warning: changes are refused: the disk is full\n";
  if (auto why = health.backups.state().trouble; !why.empty())
    out += "warning: no backup: " + why + "\n";
  if (application.shipping())
    if (auto why = application.shipping()->state().trouble; !why.empty())
      out += "warning: nothing is shipped: " + why + "\n";
  return out;
}

// Why no change would be taken; empty: they are. Reads too may have found that the database is
// away.
std::string trouble(const Health& health) {
  auto why = health.application.database().write_trouble();
  if (why.empty() && health.changes.state() == live::Changes::Away)
    why = "the database cannot be reached";
  return why;
}

void add(std::string& out, std::string_view name, std::string_view says, double value) {
  fmt::format_to(std::back_inserter(out), "# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, says,
                 value);
}

double seconds(Instant instant) { return static_cast<double>(to_ms(instant)) / 1000; }

std::string figures(const Health& health) {
  auto& application = health.application;
  std::string out;
  add(out, "penstock_up", "Whether changes are taken.",
      health.changes.state() == live::Changes::Taken ? 1 : 0);
  add(out, "penstock_live_streams", "Open live streams.",
      static_cast<double>(health.feed.streams()));
  add(out, "penstock_clock_distance_seconds",
      "How far the machine's clock is ahead of the server's.",
      std::chrono::duration<double>(application.clock().distance()).count());
  auto backup = health.backups.state();
  add(out, "penstock_backup_timestamp_seconds", "When the last backup was made; 0: none.",
      seconds(backup.made_at));
  add(out, "penstock_backup_failed", "Whether the last try of a backup failed.",
      backup.trouble.empty() ? 0 : 1);
  if (!application.shipping()) return out;
  auto shipped = application.shipping()->state();
  add(out, "penstock_shipping_up", "Whether commits are shipped.", shipped.trouble.empty() ? 1 : 0);
  add(out, "penstock_shipped_timestamp_seconds", "When all that was committed was last shipped.",
      seconds(shipped.shipped_at));
  add(out, "penstock_shipped_commits", "Commits shipped since the start.",
      static_cast<double>(shipped.commits));
  add(out, "penstock_shipping_lag_max_seconds", "The longest from a commit to its safe copy.",
      static_cast<double>(shipped.lag_max.count()) / 1000);
  return out;
}

}  // namespace

http::Route plain_route(std::string path, std::function<http::Response()> answer) {
  return {.method = http::Method::Get,
          .pattern = std::move(path),
          .runs = http::Runs::Inline,
          .handle = [answer = std::move(answer)](http::Request&&, const http::Respond& respond) {
            respond(answer());
          }};
}

void add_health_routes(std::vector<http::Route>& routes, const Health& health) {
  routes.push_back(plain_route("/healthz", [] { return text(200, "ok\n"); }));
  routes.push_back(plain_route("/readyz", [health] {
    auto why = health.leaving ? "it is about to stop" : trouble(health);
    auto also = warnings(health);
    return why.empty() ? text(200, "ready\n" + also) : text(503, "not ready: " + why + "\n" + also);
  }));
  routes.push_back(plain_route("/metrics", [health] { return text(200, figures(health)); }));
}

}  // namespace penstock::app
