#include <fmt/format.h>

#include "access/password.h"
#include "app/cli/cli.h"
#include "features/demo/demo.h"

namespace penstock::app::cli {
namespace {

// Known to everybody who reads the README: the demo listens on loopback and holds invented data.
constexpr std::string_view kDemoPassword = "penstock-demo";

struct Options {
  Common common;
  std::uint64_t seed = 20260101;
  std::int64_t deals = 0;
};

Result<demo::MadeDemo> make(const Options& options) {
  TRY(hash, access::make_password_hasher()->hash(kDemoPassword));
  TRY(application, Application::open(options.common.place));
  if (options.deals > 0)
    return demo::make_large(
        application->database(), application->registry(), application->clock(),
        {.seed = options.seed, .deals = options.deals, .until = {}, .owner_password_hash = hash});
  return demo::make_demo(application->database(), application->registry(), application->clock(),
                         {.seed = options.seed, .until = {}, .owner_password_hash = hash});
}

}  // namespace

void add_demo(CLI::App& app, int& code) {
  auto options = std::make_shared<Options>();
  auto* verb =
      app.add_subcommand("demo", "Make a workspace with two years of an invented team's work");
  add_data(*verb, options->common);
  verb->add_option("--seed", options->seed, "The same seed makes the same data")
      ->capture_default_str();
  verb->add_option("--large", options->deals,
                   "Instead, this many deals written in bulk, for measurements");
  verb->callback([options, &code] {
    auto made = make(*options);
    if (!made.ok()) {
      code = fail(options->common, made.error());
      return;
    }
    code = done(
        options->common,
        fmt::format(
            "A demo of {} deals, {} companies and {} people. Sign in as {} with the password {}.",
            made->deals, made->companies, made->people, made->owner_email, kDemoPassword),
        to_json_text(*made));
  });
}

}  // namespace penstock::app::cli
