#include "app/serve.h"

#include <fmt/format.h>
#include <signal.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <thread>

#include "access/authenticator.h"
#include "access/login_throttle.h"
#include "access/password.h"
#include "app/changes_watch.h"
#include "app/health.h"
#include "app/housekeeping.h"
#include "app/openapi_document.h"
#include "app/store_mark.h"
#include "commands/authenticate.h"
#include "features/activities/playbook.h"
#include "features/exporting/exporting.h"
#include "features/importing/import_job.h"
#include "features/importing/routes.h"
#include "features/live/live.h"
#include "features/team/routes.h"
#include "http/assets.h"
#include "http/problem.h"

namespace penstock::app {
namespace {

struct Address {
  std::string host;
  std::uint16_t port = 0;
};

Result<Address> parse_address(const std::string& listen) {
  auto colon = listen.rfind(':');
  unsigned port = 0;
  auto digits =
      colon == std::string::npos ? std::string_view{} : std::string_view(listen).substr(colon + 1);
  bool good = !digits.empty() &&
              std::from_chars(digits.data(), digits.data() + digits.size(), port).ptr ==
                  digits.data() + digits.size() &&
              port < 65536;
  if (!good)
    return invalid_field("--listen", "invalid_address",
                         "give an address and a port, such as 127.0.0.1:8080");
  auto host = listen.substr(0, colon);
  if (host.size() > 2 && host.front() == '[') host = host.substr(1, host.size() - 2);
  return Address{host, static_cast<std::uint16_t>(port)};
}

// Runs a handler. A read that finds the store away is answered 503, to be asked again; anything
// else that is thrown is a fault of ours (http answers 500).
template <class Handler>
void answer_where_the_store_is_away(Refusals& refusals, const std::string& trace_id,
                                    const http::Respond& respond, const Handler& handler) {
  try {
    handler();
  } catch (const store::StoreError& error) {
    if (error.kind != store::StoreErrorKind::Lost && error.kind != store::StoreErrorKind::Busy)
      throw;
    spdlog::warn("{}", error.what());
    if (error.kind == store::StoreErrorKind::Lost) refusals.note_away();
    respond(http::to_response(
        unavailable("store_away", "the database cannot be reached now; try again in a moment"),
        trace_id));
  }
}

void expect_a_store_that_goes_away(std::vector<http::Route>& routes,
                                   const std::shared_ptr<Refusals>& refusals) {
  for (auto& route : routes) {
    if (route.handle)
      route.handle = [inner = std::move(route.handle), refusals](http::Request&& request,
                                                                 const http::Respond& respond) {
        auto trace_id = request.trace_id;
        answer_where_the_store_is_away(*refusals, trace_id, respond,
                                       [&] { inner(std::move(request), respond); });
      };
    if (route.stream)
      route.stream = [inner = std::move(route.stream), refusals](
                         http::Request&& request, std::shared_ptr<http::EventStream> stream,
                         const http::Respond& refuse) {
        auto trace_id = request.trace_id;
        answer_where_the_store_is_away(*refusals, trace_id, refuse, [&] {
          inner(std::move(request), std::move(stream), refuse);
        });
      };
  }
}

// What came of each change says whether the next would be taken.
void note_what_becomes_of_changes(std::vector<http::Route>& routes,
                                  const std::shared_ptr<Refusals>& refusals) {
  for (auto& route : routes) {
    if (route.method == http::Method::Get || !route.handle) continue;
    route.handle = [inner = std::move(route.handle), refusals](http::Request&& request,
                                                               const http::Respond& respond) {
      inner(std::move(request), [respond, refusals](http::Response response) {
        refusals->note(response);
        respond(std::move(response));
      });
    };
  }
}

sigset_t stop_signals() {
  sigset_t signals{};
  sigemptyset(&signals);
  for (int one : {SIGTERM, SIGINT, SIGUSR2}) sigaddset(&signals, one);
  return signals;
}

// Waits for SIGTERM or SIGINT on a thread of its own: no work happens inside a signal handler.
// Between the first signal and the stop lies the delay; a second one ends it.
class StopOnSignal {
 public:
  StopOnSignal(http::Server& server, const ServeOptions& options, std::atomic<bool>& leaving) {
    block_stop_signals();
    thread_ = std::thread([signals = stop_signals(), &server, &options, &leaving] {
      int received = 0;
      sigwait(&signals, &received);
      if (received != SIGUSR2 && options.stop_delay.count() > 0) {
        leaving = true;
        server.announce_stop();
        timespec most{.tv_sec = options.stop_delay.count(), .tv_nsec = 0};
        sigtimedwait(&signals, nullptr, &most);
      }
      if (received != SIGUSR2 && options.on_stopping) options.on_stopping();
      server.stop();
    });
  }
  ~StopOnSignal() {
    pthread_kill(thread_.native_handle(),
                 SIGUSR2);  // wakes the thread when the server ended by itself
    thread_.join();
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

 private:
  std::thread thread_;
};

int fail(const Error& error) {
  fmt::print(stderr, "penstock: {}\n", error.says);
  return 1;
}

}  // namespace

void log_to_stderr() {
  if (spdlog::get("penstock")) return;
  auto logger = spdlog::stderr_color_mt("penstock");
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
  spdlog::set_default_logger(std::move(logger));
}

void block_stop_signals() {
  auto signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

int serve(Application& application, const ServeOptions& options) {
  auto address = parse_address(options.listen);
  if (!address.ok()) return fail(address.error());
  signal(SIGPIPE, SIG_IGN);
  log_to_stderr();

  application.clock().on_alarm([](std::string_view says) { spdlog::error("{}", says); });
  access::Authenticator authenticator(application.database(), application.clock(),
                                      {.api_requests_per_minute = options.api_requests_per_minute});
  access::LoginThrottle throttle;
  auto hasher = access::make_password_hasher();
  auto authenticate = commands::make_authenticate(authenticator);
  commands::RouteContext context{.database = application.database(),
                                 .clock = application.clock(),
                                 .authenticate = authenticate};
  journal::Followers followers(application.database(),
                               [](std::string_view says) { spdlog::error("{}", says); });
  live::LiveFeed feed(application.database());
  feed.attach(followers);
  application.timelines().attach(followers);
  activities::attach_playbooks(followers, application.clock());

  auto routes = commands::make_routes(application.registry(), context);
  for (auto& route : team::routes({.database = application.database(),
                                   .clock = application.clock(),
                                   .authenticator = authenticator,
                                   .hasher = *hasher,
                                   .throttle = throttle,
                                   .fill_workspace = fill_workspace}))
    routes.push_back(std::move(route));
  auto uploads = upload_files(application.place());
  for (auto& route : importing::routes({.database = application.database(),
                                        .clock = application.clock(),
                                        .authenticate = authenticate,
                                        .uploads = uploads}))
    routes.push_back(std::move(route));
  for (auto& route : exporting::routes(application.registry(), context))
    routes.push_back(std::move(route));
  routes.push_back(feed.route(authenticate));
  std::atomic<bool> leaving{false};
  Backups backups(application, options.backups);
  ChangesWatch changes(application, feed);
  add_health_routes(routes, {application, feed, backups, changes, leaving});
  auto document =
      std::make_shared<const std::string>(to_text(openapi_document(application.registry())));
  routes.push_back(plain_route(std::string(commands::kApiPrefix) + "/openapi.json", [document] {
    http::Response response;
    response.shared_body = *document;
    response.shared_owner = document;
    return response;
  }));

  expect_a_store_that_goes_away(routes, changes.refusals());
  note_what_becomes_of_changes(routes, changes.refusals());

  http::Limits limits;
  limits.connections_per_address_max = options.connections_per_address;
  auto server =
      http::Server::listen({.address = address->host,
                            .port = address->port,
                            .io_threads = options.io_threads,
                            .limits = limits,
                            .upload_folder = application.place().uploads(),
                            .trusted_proxies = options.trusted_proxies,
                            .public_origin = options.public_origin,
                            .routes = std::move(routes),
                            .fallback = http::serve_assets(http::embedded_assets()),
                            .error_log = [](std::string_view says) { spdlog::error("{}", says); }});
  if (!server.ok()) return fail(server.error());
  StopOnSignal stop(**server, options, leaving);
  importing::ImportJobs imports(application.clock(), uploads);
  jobs::Jobs jobs(application.database(), application.clock(),
                  {.recover = application.recovers(),
                   .log = [](std::string_view says) { spdlog::warn("{}", says); },
                   .end_without =
                       [] {
                         spdlog::error("background work does not end; the server ends without it");
                         std::_Exit(1);
                       }});
  imports.attach(jobs);
  Housekeeping housekeeping(application);
  followers.start();
  jobs.start();
  housekeeping.start();
  backups.start();
  changes.start();
  fmt::print(
      "listening on http://{}:{}\nserving {}\n",
      address->host.find(':') == std::string::npos ? address->host : "[" + address->host + "]",
      (*server)->port(), shown_store(application.place()));
  fflush(stdout);
  if (options.on_listening) options.on_listening(**server);
  (*server)->run();
  changes.stop();
  backups.stop();
  housekeeping.stop();
  jobs.stop();
  followers.stop();
  return 0;
}

}  // namespace penstock::app
