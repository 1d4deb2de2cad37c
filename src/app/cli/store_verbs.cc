#include <fmt/format.h>

#include <filesystem>

#include "app/cli/cli.h"
#include "app/openapi_document.h"
#include "store/migrations.h"

namespace penstock::app::cli {
namespace {

int backup(const Common& common, const std::string& to) {
  auto run = [&]() -> Result<void> {
    if (std::filesystem::exists(to))
      return invalid_field("--to", "exists", to + " exists already; give a new name");
    TRY(application, Application::open(common.place));
    return application->database().backup_to(to);
  };
  auto outcome = run();
  if (!outcome.ok()) return fail(common, outcome.error());
  return done(common, "The backup is in " + to + ".", "{\"ok\":true}");
}

struct Checked {
  bool whole = true;
  std::vector<std::string> faults;
};
BOOST_DESCRIBE_STRUCT(Checked, (), (whole, faults))

// The pages of the file, the references between rows, and the journal without a gap.
Checked check_store(store::Database& database) {
  Checked checked{.faults = database.find_faults()};
  database.read([&](store::Reader& reader) {
    reader.query(
        "SELECT w.id, w.journal_head, count(j.pos), coalesce(max(j.pos), 0) FROM workspaces w "
        "LEFT JOIN journal j ON j.workspace_id = w.workspace_id GROUP BY w.id, w.journal_head",
        {}, [&](const store::Row& row) {
          if (row.integer(1) == row.integer(2) && row.integer(1) == row.integer(3)) return;
          checked.faults.push_back(fmt::format(
              "the journal of {} has {} events, its newest is {}, its head says {}",
              WorkspaceId{row.integer(0)}.text(), row.integer(2), row.integer(3), row.integer(1)));
        });
  });
  checked.whole = checked.faults.empty();
  return checked;
}

int check(const Common& common) {
  auto application = Application::open(common.place);
  if (!application.ok()) return fail(common, application.error());
  auto checked = check_store((*application)->database());
  auto sentence = checked.whole ? std::string("The store is whole.")
                                : fmt::format("The store is damaged; restore a backup:\n  {}",
                                              fmt::join(checked.faults, "\n  "));
  (void)done(common, sentence, to_json_text(checked));
  return checked.whole ? 0 : 1;
}

int migrate(const Common& common) {
  auto application = Application::open(common.place);
  if (!application.ok()) return fail(common, application.error());
  auto version = (*application)->database().read_now([](store::Reader& reader) {
    return store::schema_version(reader);
  });
  return done(common, fmt::format("The schema is at version {}.", version),
              fmt::format("{{\"schema_version\":{}}}", version));
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
  auto* backup_verb =
      app.add_subcommand("backup", "Copy the whole store into a new file while it serves");
  add_data(*backup_verb, *common);
  backup_verb->add_option("--to", *to, "The new file")->required();
  backup_verb->callback([common, to, &code] { code = backup(*common, *to); });
  auto* check_verb = app.add_subcommand("check", "Check that the store is whole");
  add_data(*check_verb, *common);
  check_verb->callback([common, &code] { code = check(*common); });
  auto* migrate_verb = app.add_subcommand("migrate", "Bring the schema up to date");
  add_data(*migrate_verb, *common);
  migrate_verb->callback([common, &code] { code = migrate(*common); });
  app.add_subcommand("openapi", "Print the description of the API")->callback([common, &code] {
    code = openapi(*common);
  });
}

}  // namespace penstock::app::cli
