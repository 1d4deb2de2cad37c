#include <fmt/format.h>

#include "access/authenticator.h"
#include "app/cli/cli.h"
#include "features/team/team.h"

namespace penstock::app::cli {
namespace {

struct Options {
  Common common;
  std::string email;
  std::string name = "command line";
  std::vector<std::string> scopes{"admin"};
};

Result<std::vector<access::Scope>> parse_scopes(const std::vector<std::string>& texts) {
  std::vector<access::Scope> scopes;
  for (const auto& text : texts) {
    auto scope = parse_enum<access::Scope>(text);
    if (!scope)
      return invalid_field(
          "--scopes", "unknown_choice",
          fmt::format("give one or more of: {}", fmt::join(enum_texts<access::Scope>(), ", ")));
    scopes.push_back(*scope);
  }
  return scopes;
}

int create(const Options& options) {
  auto run = [&]() -> Result<team::TokenSecret> {
    TRY(scopes, parse_scopes(options.scopes));
    TRY(application, open_existing(options.common.place));
    auto now = application->clock().now();
    return application->database().write_now([&](store::Tx& tx) -> Result<team::TokenSecret> {
      auto place = team::find_user_by_email(tx, options.email);
      if (!place)
        return invalid_field("--email", "not_found",
                             "nobody signs in as " + options.email + "; give the e-mail of a user");
      TRY(actor, access::load_actor(tx, place->workspace_id, place->user_id));
      return team::create_token(tx, actor, now,
                                {.name = options.name, .scopes = scopes, .expires_on = {}});
    });
  };
  auto created = run();
  if (!created.ok()) return fail(options.common, created.error());
  return done(options.common, created->secret, to_json_text(*created));
}

}  // namespace

void add_token(CLI::App& app, int& code) {
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("token", "API tokens");
  verb->require_subcommand(1);
  auto* create_verb = verb->add_subcommand("create", "Make a token; it is printed once, alone");
  add_data(*create_verb, options->common);
  create_verb->add_option("--email", options->email, "User that the token acts as")->required();
  create_verb->add_option("--name", options->name, "What it is for")->capture_default_str();
  create_verb->add_option("--scopes", options->scopes, "read, write, import, admin")
      ->delimiter(',')
      ->capture_default_str();
  create_verb->callback([options, &code] { code = create(*options); });
}

}  // namespace penstock::app::cli
