#include "app/cli/cli.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "base/record_json.h"
#include "store/copy.h"
#include "store/migrations.h"

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
  TRY_VOID(store::migrate(*database, store::embedded_migrations(), clock.now()));
  TRY_VOID(store::take_into_use(*database));
  return database;
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

Result<std::string> read_secret_file(const std::string& option, const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return invalid_field(option, "not_found",
                         "cannot read " + path + "; give a file with the password in it");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

}  // namespace penstock::app::cli
