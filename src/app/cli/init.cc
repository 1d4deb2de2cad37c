#include <fmt/format.h>

#include "access/password.h"
#include "app/cli/cli.h"
#include "features/team/team.h"

namespace penstock::app::cli {
namespace {

struct Options {
  Common common;
  team::NewWorkspace workspace;
  std::string password_file;
  std::string language = "en";
};

int init(Options& options) {
  auto run = [&]() -> Result<team::CreatedWorkspace> {
    TRY(password, read_secret_file("--password-file", options.password_file));
    TRY_VOID(access::check_new_password(password, "--password-file"));
    TRY(hash, access::make_password_hasher()->hash(password));
    TRY(application, Application::open(options.common.place));
    auto input = options.workspace;
    input.owner_password_hash = hash;
    if (input.owner_name.empty())
      input.owner_name = input.owner_email.substr(0, input.owner_email.find('@'));
    auto language = parse_enum<team::Language>(options.language);
    if (!language)
      return invalid_field(
          "--language", "unknown_choice",
          fmt::format("give one of: {}", fmt::join(enum_texts<team::Language>(), ", ")));
    input.language = *language;
    auto now = application->clock().now();
    return application->database().write_now([&](store::Tx& tx) -> Result<team::CreatedWorkspace> {
      TRY(created, team::create_workspace(tx, now, input));
      TRY_VOID(fill_workspace(tx, team::owner_actor(created), now));
      return created;
    });
  };
  auto created = run();
  if (!created.ok()) return fail(options.common, created.error());
  return done(options.common,
              fmt::format("The workspace {} is ready; {} may sign in.", created->workspace.name,
                          options.workspace.owner_email),
              to_json_text(created->workspace));
}

}  // namespace

void add_init(CLI::App& app, int& code) {
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("init", "Make a workspace and its first admin");
  add_data(*verb, options->common);
  verb->add_option("--workspace", options->workspace.name, "Name of the workspace")->required();
  verb->add_option("--email", options->workspace.owner_email, "E-mail of the admin")->required();
  verb->add_option("--password-file", options->password_file, "File with the admin's password")
      ->required();
  verb->add_option("--name", options->workspace.owner_name, "Name of the admin");
  verb->add_option("--currency", options->workspace.currency, "ISO 4217 code")
      ->capture_default_str();
  verb->add_option("--time-zone", options->workspace.time_zone, "IANA name, such as Europe/Warsaw")
      ->capture_default_str();
  verb->add_option("--language", options->language, "en, pl, ru, ro or tr")->capture_default_str();
  verb->callback([options, &code] { code = init(*options); });
}

}  // namespace penstock::app::cli
