#include "app/serve.h"
#include "app/cli/cli.h"

namespace penstock::app::cli {

void add_serve(CLI::App& app, int& code) {
  struct Options {
    Common common;
    ServeOptions serve;
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
  verb->callback([options, &code] {
    block_stop_signals();
    auto application = Application::open(options->common.place);
    code = application.ok() ? serve(**application, options->serve)
                            : fail(options->common, application.error());
  });
}

}  // namespace penstock::app::cli
