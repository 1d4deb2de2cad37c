#include "app/cli/cli.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/record_json.h"
#include "store/copy.h"
#include "store/sqlite/why_not.h"

namespace penstock::app::cli {

void add_data(CLI::App& verb, Common& common) {
  verb.add_option("--data", common.place.folder, "Folder of the database and the uploads")
      ->required();
  verb.add_option("--database", common.place.database_uri,
                  "postgresql://user@host/database: keep the data there instead of in the folder")
      ->envname("PENSTOCK_DATABASE");
  verb.add_flag("--allow-network-folder", common.place.may_be_network,
                "Take a folder on a network file system too, where you know that its locks work");
  verb.add_flag("--json", common.json, "Answer in JSON");
}

// A folder or a database address, as the user gives it.
Place place_of(const std::string& text) {
  return is_postgres_address(text) ? Place{.folder = "", .database_uri = text}
                                   : Place{.folder = text};
}

Result<std::unique_ptr<store::Database>> open_to_write(const Place& place, IdMaker& ids) {
  SystemClock clock;
  TRY(database, open_store(place, ids, Access::Write));
  TRY_VOID(store::check_whole(*database));
  TRY_VOID(bring_up_to_date(*database, place, clock.now()));
  TRY_VOID(store::take_into_use(*database));
  return database;
}

Result<std::unique_ptr<Application>> open_existing(const Place& place, OpenedTo opened_to) {
  TRY_VOID(expect_store(place));
  return Application::open(place, {}, opened_to);
}

int fail(const Common& common, const Error& error) {
  if (!common.json) {
    fmt::print(stderr, "penstock: {}\n", error.says);
    for (const auto& field : error.fields)
      if (error.fields.size() > 1) fmt::print(stderr, "  {}: {}\n", field.field, field.says);
    return 1;
  }
  std::string out = "{\"slug\":";
  write_json_string(out, error.slug);
  out += ",\"detail\":";
  write_json_string(out, error.says);
  fmt::print(stderr, "{}}}\n", out);
  return 1;
}

int done(const Common& common, const std::string& sentence, const std::string& json) {
  fmt::print("{}\n", common.json ? json : sentence);
  return 0;
}

namespace {

bool shows_rows(const Common& common) { return !common.json && isatty(STDERR_FILENO) != 0; }

}  // namespace

void show_rows(const Common& common, const std::string& table, std::int64_t rows) {
  if (shows_rows(common)) fmt::print(stderr, "\r{:<24} {:>12} rows", table, rows);
}

void end_rows(const Common& common) {
  if (shows_rows(common)) fmt::print(stderr, "\n");
}

Result<std::string> read_secret_file(const std::string& option, const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return invalid_field(option, "not_found",
                         "cannot read " + path + "; give a file with the password in it");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

namespace {

constexpr int kWrongUsage = 2;

// The verb that was understood last: "penstock", "penstock workspace", "penstock workspace list".
const CLI::App& innermost(const CLI::App& app) {
  auto below = app.get_subcommands();
  return below.empty() ? app : innermost(*below.front());
}

std::string full_name(const CLI::App& app) {
  return app.get_parent() ? full_name(*app.get_parent()) + " " + app.get_name() : app.get_name();
}

// How many letters differ: put in, left out, or another one.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      auto changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

std::vector<std::string> known_words(const CLI::App& verb, bool options) {
  std::vector<std::string> words;
  if (!options)
    for (const auto* one : verb.get_subcommands({})) words.push_back(one->get_name());
  for (const auto* one : verb.get_options())
    for (const auto& name : one->get_lnames())
      if (options) words.push_back("--" + name);
  return words;
}

// A word that is no verb and no option, with the nearest that is one. Empty: there is none, and the
// parser's own words are right. It asks for what is missing first, also where it was mistyped.
std::string unknown_word(const CLI::App& app) {
  constexpr std::size_t kNear = 2;  // letters
  auto left = app.remaining(true);
  if (left.empty()) return {};
  const auto& verb = innermost(app);
  auto word = left.front().substr(0, left.front().find('='));
  bool option = word.starts_with("-");
  std::string near;
  auto nearest = kNear + 1;
  for (const auto& known : known_words(verb, option))
    if (auto far = distance(word, known); far < nearest) {
      nearest = far;
      near = known;
    }
  return fmt::format("there is no {} {} of {}{}; see {} --help",
                     option ? "option" : (known_words(verb, false).empty() ? "argument" : "verb"),
                     word, full_name(verb), near.empty() ? "" : "; did you mean " + near + "?",
                     full_name(verb));
}

int tell_wrong_usage(const CLI::App& app, const CLI::ParseError& error) {
  auto code = error.get_exit_code();
  bool may_be_mistyped = code == static_cast<int>(CLI::ExitCodes::ExtrasError) ||
                         code == static_cast<int>(CLI::ExitCodes::RequiredError);
  if (auto word = may_be_mistyped ? unknown_word(app) : std::string(); !word.empty()) {
    fmt::print(stderr, "penstock: {}\n", word);
    return kWrongUsage;
  }
  return app.exit(error) == 0 ? 0 : kWrongUsage;
}

Error told_of(const store::StoreError& error) {
  auto what = store::sqlite::without_statement(error);
  switch (error.kind) {
    case store::StoreErrorKind::Corrupt:
      return unavailable("store_damaged",
                         fmt::format("the store is damaged ({}): stop its server, keep its folder "
                                     "and make a new store of a backup (penstock restore --help)",
                                     what));
    case store::StoreErrorKind::Full:
      return unavailable("disk_full", "the disk is full: free some space and run this again");
    case store::StoreErrorKind::Lost:
    case store::StoreErrorKind::Busy:
      return unavailable("store_away",
                         fmt::format("the database did not answer ({}): run this again", what));
    case store::StoreErrorKind::Io:
    case store::StoreErrorKind::Constraint:
    case store::StoreErrorKind::Misuse:
      break;
  }
  return unavailable("store_failed",
                     fmt::format("the store could not do this ({}): look whether its disk works, "
                                 "then penstock check",
                                 what));
}

void add_all(CLI::App& app, int& code) {
  for (auto add : {add_serve, add_init, add_token, add_demo, add_import, add_export, add_copy,
                   add_restore, add_workspace, add_jobs, add_store_verbs})
    add(app, code);
}

}  // namespace

int run(int argc, const char* const* argv) {
  constexpr mode_t kOthers = 077;
  umask(kOthers);
  CLI::App app("Penstock, a self-hosted sales pipeline server", "penstock");
  app.require_subcommand(1);
  app.set_version_flag("--version", "penstock " PENSTOCK_VERSION);
  int code = 0;
  add_all(app, code);
  Common common{.json = std::find(argv, argv + argc, std::string_view("--json")) != argv + argc};
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return tell_wrong_usage(app, error);
  } catch (const store::StoreError& error) {
    return fail(common, told_of(error));
  } catch (const std::filesystem::filesystem_error& error) {
    return fail(common, unavailable("file_failed", error.what()));
  }
  return code;
}

}  // namespace penstock::app::cli
