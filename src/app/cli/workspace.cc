// `penstock workspace list|export|import|move|erase`: one workspace as a whole.

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "app/cli/cli.h"
#include "app/reindex.h"
#include "base/record_json.h"
#include "store/sqlite/scrub.h"
#include "store/workspace_rows.h"

namespace penstock::app::cli {
namespace {

struct Options {
  Common common;
  std::string workspace;
  std::string file;
  std::string to;
  bool confirmed = false;
};

struct Listed {
  WorkspaceId id;
  std::string name;
  std::string slug;
  std::int64_t users = 0;
  std::int64_t changes = 0;  // events of its journal
  bool open = true;          // false: its users are refused
};
BOOST_DESCRIBE_STRUCT(Listed, (), (id, name, slug, users, changes, open))

struct Erased {
  WorkspaceId id;
  std::int64_t rows = 0;
};
BOOST_DESCRIBE_STRUCT(Erased, (), (id, rows))

std::vector<Listed> list(store::Reader& reader) {
  std::vector<Listed> all;
  reader.query(
      "/* all workspaces */ SELECT w.id, w.name, w.slug, w.journal_head, (SELECT count(*) FROM "
      "users u WHERE u.workspace_id = w.workspace_id), (SELECT count(*) FROM directory d WHERE "
      "d.workspace_id = w.workspace_id AND NOT (d.key >= 'closed:' AND d.key < 'closed;')) FROM "
      "workspaces w ORDER BY w.id",
      {}, [&](const store::Row& row) {
        all.push_back({.id = {row.integer(0)},
                       .name = std::string(row.text(1)),
                       .slug = std::string(row.text(2)),
                       .users = row.integer(4),
                       .changes = row.integer(3),
                       .open = row.integer(5) > 0});
      });
  return all;
}

// By id, slug or name; also one that is closed or half erased.
Result<Listed> find(store::Reader& reader, const std::string& name) {
  std::vector<Listed> found;
  for (auto& one : list(reader))
    if (one.id.text() == name || one.slug == name || fold(one.name) == fold(name))
      found.push_back(std::move(one));
  if (found.size() == 1) return std::move(found.front());
  return invalid_field("WORKSPACE", found.empty() ? "not_found" : "ambiguous",
                       fmt::format("{} workspaces are called \"{}\"; give the id that penstock "
                                   "workspace list shows",
                                   found.size(), name));
}

int list_all(const Options& options) {
  SystemClock clock;
  IdMaker ids(clock, 1);
  auto database = open_store(options.common.place, ids, Access::Read);
  if (!database.ok()) return fail(options.common, database.error());
  auto all = (*database)->read_now([](store::Reader& reader) { return list(reader); });
  std::string text;
  for (const auto& one : all)
    text += fmt::format("{}{}  {:<20} {:>6} users {:>10} changes  {}{}", text.empty() ? "" : "\n",
                        one.id.text(), one.slug, one.users, one.changes, one.name,
                        one.open ? "" : "  (closed)");
  return done(options.common, text.empty() ? "There is no workspace yet." : text,
              to_json_text(all));
}

Result<store::ExportedWorkspace> export_one(const Options& options) {
  SystemClock clock;
  IdMaker ids(clock, 1);
  if (std::filesystem::exists(options.file))
    return invalid_field("--to", "exists", options.file + " exists already; give a new name");
  TRY(database, open_store(options.common.place, ids, Access::Read));
  TRY(found,
      database->read_now([&](store::Reader& reader) { return find(reader, options.workspace); }));
  std::ofstream out(options.file, std::ios::binary);
  std::filesystem::permissions(
      options.file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  return store::export_workspace(*database, found.id, clock.now(), out);
}

Result<store::ExportedWorkspace> import_one(const Options& options) {
  SystemClock clock;
  IdMaker ids(clock, 1);
  std::ifstream in(options.file, std::ios::binary);
  if (!in) return invalid_field("FILE", "not_found", "cannot read " + options.file);
  TRY(database, open_to_write(options.common.place, ids));
  TRY(imported, store::import_workspace(*database, in));
  auto id = *WorkspaceId::parse(imported.id);
  TRY_VOID(reindex(*database, id));
  TRY_VOID(store::open_workspace(*database, id));
  database->tune();
  return std::move(imported);
}

// Deletes the rows, and with the built-in database every trace of them from its file and its log.
Result<Erased> erase(std::unique_ptr<store::Database> database, const Options& options,
                     WorkspaceId id) {
  // Other servers of a database sweep their own folders.
  auto uploads = upload_files(options.common.place);
  for (auto upload : importing::list_uploads(*database, id)) uploads.remove(upload);
  TRY(rows, store::erase_workspace(*database, id, [&](const std::string& table, std::int64_t some) {
        show_rows(options.common, table, some);
      }));
  bool is_file = options.common.place.database_uri.empty();
  if (is_file) TRY_VOID(reindex(*database));
  database.reset();
  if (is_file) TRY_VOID(store::scrub_sqlite(options.common.place.database_file()));
  end_rows(options.common);
  return Erased{id, rows};
}

Result<Erased> erase_one(const Options& options) {
  SystemClock clock;
  IdMaker ids(clock, 1);
  TRY_VOID(expect_store(options.common.place));
  TRY(database, open_to_write(options.common.place, ids));
  TRY(found,
      database->read_now([&](store::Reader& reader) { return find(reader, options.workspace); }));
  if (!options.confirmed)
    return rule_rejected("not_confirmed",
                         fmt::format("this erases {} with its {} users and all they wrote, for "
                                     "good; say so with --yes",
                                     found.name, found.users));
  return erase(std::move(database), options, found.id);
}

Result<Erased> move_one(const Options& options) {
  SystemClock clock;
  IdMaker ids(clock, 1), their_ids(clock, 1);
  TRY_VOID(expect_store(options.common.place));
  TRY(from, open_to_write(options.common.place, ids));
  TRY(found,
      from->read_now([&](store::Reader& reader) { return find(reader, options.workspace); }));
  TRY(to, open_to_write(place_of(options.to), their_ids));
  auto keys = from->read_now(
      [&](store::Reader& reader) { return store::directory_keys(reader, found.id); });
  auto taken = to->read_now([&](store::Reader& reader) {
    auto all = store::find_collisions(reader, found.id, keys);
    if (store::is_open(reader, found.id))
      all.push_back(
          fmt::format("{} is there already and in use; if an earlier move brought it, "
                      "only erase it here",
                      found.id.text()));
    return all;
  });
  if (!taken.empty())
    return rule_rejected("collision",
                         fmt::format("nothing was changed: {}", fmt::join(taken, "; ")));
  TRY_VOID(store::close_workspace(*from, found.id));
  TRY_VOID(store::copy_round(
      *from, *to,
      [&](const std::string& table, std::int64_t rows) { show_rows(options.common, table, rows); },
      found.id));
  TRY_VOID(reindex(*to, found.id));
  TRY_VOID(store::open_workspace(*to, found.id));
  to.reset();
  return erase(std::move(from), options, found.id);
}

}  // namespace

void add_workspace(CLI::App& app, int& code) {
  auto options = std::make_shared<Options>();
  auto* group = app.add_subcommand("workspace", "One workspace as a whole");
  group->require_subcommand(1);
  auto verb = [&](const char* name, const char* says, bool named) {
    auto* made = group->add_subcommand(name, says);
    add_data(*made, options->common);
    if (named) made->add_option("WORKSPACE", options->workspace, "Id, slug or name")->required();
    return made;
  };
  verb("list", "The workspaces of a store", false)->callback([options, &code] {
    code = list_all(*options);
  });

  auto* exporting = verb("export", "Write everything of a workspace into one file", true);
  exporting->add_option("--to", options->file, "The new file")->required();
  exporting->callback([options, &code] {
    auto told = export_one(*options);
    code =
        told.ok()
            ? done(options->common,
                   fmt::format("{} rows of {} are in {}.", told->rows, told->name, options->file),
                   to_json_text(*told))
            : fail(options->common, told.error());
  });

  auto* importing = verb("import", "Read a workspace out of the file of another store", false);
  importing->add_option("FILE", options->file, "As workspace export wrote it")->required();
  importing->callback([options, &code] {
    auto told = import_one(*options);
    code = told.ok() ? done(options->common,
                            fmt::format("{} is here, with {} rows.", told->name, told->rows),
                            to_json_text(*told))
                     : fail(options->common, told.error());
  });

  auto* moving = verb("move", "Copy a workspace into another store and erase it here", true);
  moving->add_option("--to", options->to, "Folder, or postgresql://user@host/database")->required();
  moving->callback([options, &code] {
    auto moved = move_one(*options);
    code = moved.ok() ? done(options->common,
                             fmt::format("{} has moved; {} rows were erased here.",
                                         moved->id.text(), moved->rows),
                             to_json_text(*moved))
                      : fail(options->common, moved.error());
  });

  auto* erasing = verb("erase", "Delete everything of a workspace, for good", true);
  erasing->add_flag("--yes", options->confirmed, "I mean it");
  erasing->callback([options, &code] {
    auto erased = erase_one(*options);
    code = erased.ok() ? done(options->common,
                              fmt::format("{} is erased: {} rows. Backups made before still have "
                                          "it.",
                                          erased->id.text(), erased->rows),
                              to_json_text(*erased))
                       : fail(options->common, erased.error());
  });
}

}  // namespace penstock::app::cli
