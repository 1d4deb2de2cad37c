#include <fmt/format.h>

#include <filesystem>

#include "app/backups.h"
#include "app/check.h"
#include "app/cli/cli.h"
#include "app/openapi_document.h"
#include "base/record_json.h"
#include "store/migrations.h"
#include "store/postgres/distribute.h"

namespace penstock::app::cli {
namespace {

// Beside a server too: only that one writes.
int backup(const Common& common, const std::string& to) {
  auto run = [&]() -> Result<BackupReport> {
    SystemClock clock;
    IdMaker ids(clock, 1);
    TRY(database, open_store(common.place, ids, Access::Read));
    return make_backup(*database, to, clock.now());
  };
  auto report = run();
  if (!report.ok()) return fail(common, report.error());
  return done(common,
              fmt::format("The backup is in {}, {} bytes, and is whole; {}.json tells its sums.",
                          to, report->bytes, to),
              to_json_text(*report));
}

int check(const Common& common) {
  SystemClock clock;
  IdMaker ids(clock, 1);
  auto database = open_store(common.place, ids, Access::Read);
  if (!database.ok()) return fail(common, database.error());
  auto checked = check_store(**database);
  auto sentence = checked.whole ? std::string("The store is whole.")
                                : fmt::format("The store is damaged; restore a backup:\n  {}",
                                              fmt::join(checked.faults, "\n  "));
  (void)done(common, sentence, to_json_text(checked));
  return checked.whole ? 0 : 1;
}

int migrate(const Common& common, bool distributed) {
  if (distributed && common.place.database_uri.empty())
    return fail(common, invalid_field("--distributed", "not_here",
                                      "only a store on PostgreSQL with Citus can be distributed; "
                                      "give its address with --database"));
  auto application = Application::open(common.place, {}, OpenedTo::Look);
  if (!application.ok()) return fail(common, application.error());
  auto version = (*application)->database().read_now([](store::Reader& reader) {
    return store::schema_version(reader);
  });
  auto sentence = fmt::format("The schema is at version {}.", version);
  if (!distributed)
    return done(common, sentence, fmt::format("{{\"schema_version\":{}}}", version));
  auto tables = store::distribute_tables(common.place.database_uri);
  if (!tables.ok()) return fail(common, tables.error());
  return done(common,
              fmt::format("{} {} tables are distributed, {} of them now.", sentence,
                          tables->made.size() + tables->already.size(), tables->made.size()),
              fmt::format("{{\"schema_version\":{},\"made\":{},\"already\":{}}}", version,
                          tables->made.size(), tables->already.size()));
}

// The description needs the features, and these a store: an empty one, for a moment.
int openapi(const Common& common) {
  char folder[] = "/tmp/penstock-openapi-XXXXXX";
  if (mkdtemp(folder) == nullptr)
    return fail(common, unavailable("folder_unusable", "cannot make a folder in /tmp"));
  auto application = Application::open({folder});
  if (application.ok()) fmt::print("{}\n", to_text(openapi_document((*application)->registry())));
  auto code = application.ok() ? 0 : fail(common, application.error());
  application = Error{};
  std::filesystem::remove_all(folder);
  return code;
}

}  // namespace

void add_store_verbs(CLI::App& app, int& code) {
  auto common = std::make_shared<Common>();
  auto to = std::make_shared<std::string>();
  auto* backup_verb = app.add_subcommand(
      "backup", "Copy the whole store into a new file while it serves, and check the copy");
  add_data(*backup_verb, *common);
  backup_verb->add_option("--to", *to, "The new file")->required();
  backup_verb->callback([common, to, &code] { code = backup(*common, *to); });
  auto* check_verb = app.add_subcommand("check", "Check that the store is whole");
  add_data(*check_verb, *common);
  check_verb->callback([common, &code] { code = check(*common); });
  auto* migrate_verb = app.add_subcommand("migrate", "Bring the schema up to date");
  add_data(*migrate_verb, *common);
  auto distributed = std::make_shared<bool>(false);
  migrate_verb->add_flag(
      "--distributed", *distributed,
      "Then spread the tables over a Citus cluster, each workspace on one machine");
  migrate_verb->callback([common, distributed, &code] { code = migrate(*common, *distributed); });
  app.add_subcommand("openapi", "Print the description of the API")->callback([common, &code] {
    code = openapi(*common);
  });
}

}  // namespace penstock::app::cli
