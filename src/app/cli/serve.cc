#include "app/serve.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>

#include "app/cli/cli.h"
#include "app/end_in_time.h"

namespace penstock::app::cli {

namespace {

struct Options {
  Common common;
  ServeOptions serve;
  store::ShippingOptions shipping;
  double backup_every_hours = 24, ship_keep_days = 7;
  const CLI::Option* every = nullptr;
  const CLI::Option* keep = nullptr;
};

constexpr double kHoursMin = 0.0003, kHoursMax = 8'760;  // about a second, a year
constexpr double kBackupsMax = 10'000;
constexpr double kDaysMin = 0.0003, kDaysMax = 3'650;

// A number within limits, told in one sentence whatever is wrong with it.
CLI::Validator number_of(const std::string& what, double min, double max, int example) {
  return {[=](std::string& text) {
            char* end = nullptr;
            auto number = std::strtod(text.c_str(), &end);
            bool good = end != text.c_str() && *end == '\0' && number >= min && number <= max;
            return good ? std::string()
                        : fmt::format(
                              "\"{}\" is no number of {}: give one from {} to {}, such as {}", text,
                              what, min, max, example);
          },
          what};
}

// A folder that copies go to: not that of the store itself, and one that takes files. Made where
// it is missing.
Result<void> look_at_copies(const std::string& option, const std::string& folder,
                            const Place& place) {
  namespace fs = std::filesystem;
  auto refused = [&](const std::string& why) { return invalid_field(option, "unfit", why); };
  std::error_code error;
  // With a name for the end, so that "data", "data/" and "data/." are one also before it is made.
  auto plain = [&](const std::string& path) {
    return fs::weakly_canonical(fs::absolute(path, error) / "end", error);
  };
  if (plain(folder) == plain(place.folder))
    return refused(
        fmt::format("{} is the folder of the store itself: what loses the one loses the "
                    "other; give {} a folder elsewhere",
                    folder, option));
  fs::create_directories(folder, error);
  if (error)
    return refused(
        fmt::format("cannot make the folder {} of {}: {}; give one that this user may "
                    "write to",
                    folder, option, error.message()));
  if (::faccessat(AT_FDCWD, folder.c_str(), R_OK | W_OK | X_OK, AT_EACCESS) != 0)
    return refused(
        fmt::format("{} of {} cannot be used: {}; give a folder that this user may "
                    "write to",
                    folder, option, std::generic_category().message(errno)));
  return {};
}

// Before anything is opened: a server without the copies that somebody believes it makes is worse
// than none.
Result<void> look_at_places(const Options& options) {
  const auto& place = options.common.place;
  const auto& backups = options.serve.backups.folder;
  for (const auto* one : {options.every, options.keep})
    if (one->count() > 0 && backups.empty())
      return invalid_field(one->get_name(), "needs_more",
                           one->get_name() + " makes no backups by itself: give --backup-to too");
  for (const auto& [option, folder] :
       {std::pair{"--backup-to", backups}, std::pair{"--ship-to", options.shipping.folder}}) {
    if (folder.empty()) continue;
    if (!place.database_uri.empty())
      return unavailable("not_here",
                         fmt::format("{} is for the built-in database; PostgreSQL has tools of its "
                                     "own (docs/guides/postgresql.md)",
                                     option));
    TRY_VOID(look_at_copies(option, folder, place));
  }
  return {};
}

}  // namespace

void add_serve(CLI::App& app, int& code) {
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
  options->every =
      verb->add_option("--backup-every", options->backup_every_hours, "Hours between two backups")
          ->check(number_of("hours", kHoursMin, kHoursMax, 24))
          ->capture_default_str();
  options->keep =
      verb->add_option("--backup-keep", options->serve.backups.keep, "How many of them are kept")
          ->check(number_of("backups", 1, kBackupsMax, 7))
          ->capture_default_str();
  verb->add_option("--ship-to", options->shipping.folder,
                   "Folder, on another disk or machine, that gets every change within a second; "
                   "see penstock restore");
  verb->add_option("--ship-keep", options->ship_keep_days,
                   "Days back to which the store can be restored from there")
      ->check(number_of("days", kDaysMin, kDaysMax, 7))
      ->capture_default_str();
  verb->callback([options, &code] {
    if (auto fit = look_at_places(*options); !fit.ok()) {
      code = fail(options->common, fit.error());
      return;
    }
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
