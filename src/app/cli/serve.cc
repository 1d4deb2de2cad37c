#include "app/serve.h"

#include <spdlog/spdlog.h>

#include <cmath>

#include "app/cli/cli.h"
#include "app/end_in_time.h"

namespace penstock::app::cli {

void add_serve(CLI::App& app, int& code) {
  struct Options {
    Common common;
    ServeOptions serve;
    store::ShippingOptions shipping;
    double backup_every_hours = 24, ship_keep_days = 7;
  };
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("serve", "Serve the workspaces of a folder");
  add_data(*verb, options->common);
  verb->add_option("--listen", options->serve.listen, "Address and port; port 0 picks one")
      ->capture_default_str();
  verb->add_option("--trusted-proxy", options->serve.trusted_proxies,
                   "Address or network of a proxy that may say X-Forwarded-*");
  verb->add_option("--public-origin", options->serve.public_origin,
                   "Where people reach it, such as https://crm.example");
  verb->add_option("--io-threads", options->serve.io_threads,
                   "Threads for sockets; 0: one per core")
      ->capture_default_str();
  verb->add_option("--api-requests-per-minute", options->serve.api_requests_per_minute,
                   "Per token or session; 0: no limit")
      ->capture_default_str();
  verb->add_option("--connections-per-address", options->serve.connections_per_address,
                   "Of one IPv4 address or IPv6 network; trusted proxies are not counted")
      ->capture_default_str();
  verb->add_option_function<int>(
          "--stop-delay",
          [options](int seconds) { options->serve.stop_delay = std::chrono::seconds(seconds); },
          "Seconds from SIGTERM to the end of listening, in which /readyz answers 503: for a proxy "
          "to look away")
      ->check(CLI::Range(0, 60));
  verb->add_option("--backup-to", options->serve.backups.folder,
                   "Folder for regular backups, each checked; absent: none are made");
  verb->add_option("--backup-every", options->backup_every_hours, "Hours between two backups")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  verb->add_option("--backup-keep", options->serve.backups.keep, "How many of them are kept")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  verb->add_option("--ship-to", options->shipping.folder,
                   "Folder, on another disk or machine, that gets every change within a second; "
                   "see penstock restore");
  verb->add_option("--ship-keep", options->ship_keep_days,
                   "Days back to which the store can be restored from there")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  verb->callback([options, &code] {
    block_stop_signals();
    log_to_stderr();
    options->serve.backups.every =
        std::chrono::seconds(std::llround(options->backup_every_hours * 3'600));
    options->shipping.keep = std::chrono::hours(std::llround(options->ship_keep_days * 24));
    options->shipping.log = [](std::string_view says) { spdlog::warn("{}", says); };
    // Outlives the store, whose threads end with it.
    EndInTime end(kStopMax, [] {
      spdlog::error("something hangs, such as the database; the server ends without it");
      std::_Exit(1);
    });
    options->serve.on_stopping = [&end] { end.begin(); };
    auto application = Application::open(options->common.place, options->shipping);
    code = application.ok() ? serve(**application, options->serve)
                            : fail(options->common, application.error());
  });
}

}  // namespace penstock::app::cli
