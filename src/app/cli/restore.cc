#include <fmt/format.h>

#include <filesystem>

#include "app/backups.h"
#include "app/check.h"
#include "app/cli/cli.h"
#include "app/store_mark.h"
#include "base/files.h"
#include "base/record_json.h"
#include "store/sqlite/shipped.h"

namespace penstock::app::cli {
namespace fs = std::filesystem;

namespace {

struct RestoreAnswer {
  std::string from;
  std::optional<Instant> as_of;
  std::string fault;  // what was damaged and left out
};
BOOST_DESCRIBE_STRUCT(RestoreAnswer, (), (from, as_of, fault))

struct RestoreVerb {
  Common common;
  std::string from;
  std::string to_time;
  bool as_far_as_possible = false;
};

Result<RestoreAnswer> fill(const RestoreVerb& verb, const std::string& part) {
  if (!fs::is_directory(verb.from)) {
    if (!verb.to_time.empty())
      return invalid_field("--to-time", "not_here",
                           "a backup is of one moment; give the folder of --ship-to");
    TRY_VOID(check_backup(verb.from));
    std::error_code error;
    fs::copy_file(verb.from, part, error);
    if (error) return unavailable("file_failed", "cannot copy to " + part + ": " + error.message());
    return RestoreAnswer{.from = verb.from};
  }
  store::sqlite::RestoreOptions options{.as_far_as_possible = verb.as_far_as_possible};
  if (!verb.to_time.empty()) {
    options.to_time = parse_instant(verb.to_time);
    if (!options.to_time)
      return invalid_field("--to-time", "invalid_instant",
                           "give a moment such as 2026-11-22T10:00:00Z");
  }
  TRY(restored, store::sqlite::restore_shipped(verb.from, part, options));
  return RestoreAnswer{restored.generation, restored.as_of, restored.fault};
}

// Takes back the folders that it made, unless they are kept.
class MadeFolder {
 public:
  explicit MadeFolder(const std::string& folder) {
    std::error_code error;
    for (auto at = fs::absolute(folder, error).lexically_normal(); !error && !fs::exists(at, error);
         at = at.parent_path())
      if (at.has_filename()) made_.push_back(at);
    fs::create_directories(folder, error);
  }
  ~MadeFolder() {
    std::error_code ignored;
    for (const auto& folder : made_) fs::remove(folder, ignored);  // where it is empty
  }
  MadeFolder(const MadeFolder&) = delete;
  MadeFolder& operator=(const MadeFolder&) = delete;
  void keep() { made_.clear(); }

 private:
  std::vector<fs::path> made_;  // the innermost first
};

// A folder of --backup-to where a backup was meant: which one is for the administrator to say.
Result<void> refuse_folder_of_backups(const std::string& from) {
  if (!fs::is_directory(from) || !store::sqlite::list_generations(from).empty()) return {};
  std::string newest;
  for (const auto& entry : fs::directory_iterator(from)) {
    auto path = entry.path().string();
    if (path.ends_with(".db") && fs::exists(path + ".json")) newest = std::max(newest, path);
  }
  if (newest.empty()) return {};
  return invalid_field("--from", "not_here",
                       fmt::format("{} is a folder of backups: give one of the backups in it; the "
                                   "newest is {}",
                                   from, newest));
}

// The name comes last: a store of this name is whole.
Result<RestoreAnswer> restore(const RestoreVerb& verb) {
  const auto& place = verb.common.place;
  TRY_VOID(check_place(place));
  if (!place.database_uri.empty())
    return unavailable("not_here",
                       "a PostgreSQL store is restored with PostgreSQL's own tools "
                       "(docs/guides/postgresql.md)");
  TRY_VOID(heed_store_mark(place));
  auto target = place.database_file();
  for (const auto& name : {target, target + "-wal"})
    if (fs::exists(name))
      return invalid_field("--data", "exists",
                           name + " exists already; give a new folder, or move it away");
  if (!fs::exists(verb.from))
    return invalid_field("--from", "not_found",
                         verb.from + " is not there; give a backup, or the folder of --ship-to");
  TRY_VOID(refuse_folder_of_backups(verb.from));
  MadeFolder folder(place.folder);
  std::error_code error;
  auto part = target + ".part";
  fs::remove(part, error);
  auto answer = fill(verb, part);
  if (answer.ok()) {
    SystemClock clock;
    IdMaker ids(clock, 1);
    TRY(database,
        open_store({.folder = place.folder, .file = "penstock.db.part"}, ids, Access::Read));
    auto checked = check_store(*database);
    if (!checked.whole)
      answer = unavailable("backup_damaged",
                           "what was restored is not whole: " + checked.faults.front());
  }
  if (!answer.ok()) {
    fs::remove(part, error);
    return answer;
  }
  {
    TRY(file, FileHandle::open(part, 0));
    TRY_VOID(file.sync());
  }
  TRY_VOID(rename_durably(part, target));
  folder.keep();
  return answer;
}

}  // namespace

void add_restore(CLI::App& app, int& code) {
  auto verb = std::make_shared<RestoreVerb>();
  auto* restore_verb = app.add_subcommand(
      "restore", "Make a store of a backup, or of what was shipped, and check it");
  add_data(*restore_verb, verb->common);
  restore_verb->add_option("--from", verb->from, "A backup, or the folder of --ship-to")
      ->required();
  restore_verb->add_option("--to-time", verb->to_time,
                           "As of this moment, such as 2026-11-22T10:00:00Z; absent: the newest");
  restore_verb->add_flag("--as-far-as-possible", verb->as_far_as_possible,
                         "Where something is damaged, take what lies before it");
  restore_verb->callback([verb, &code] {
    auto answer = restore(*verb);
    if (!answer.ok()) {
      code = fail(verb->common, answer.error());
      return;
    }
    auto says = fmt::format("The store of {} is in {}.",
                            answer->as_of ? to_text(*answer->as_of) : answer->from,
                            verb->common.place.folder);
    auto wanted = parse_instant(verb->to_time);
    if (wanted && *wanted > SystemClock().now())
      says += " The moment that was asked for is still to come: this is the newest there is.";
    if (!answer->fault.empty()) says += " Left out, since it is damaged: " + answer->fault;
    code = done(verb->common, says, to_json_text(*answer));
  });
}

}  // namespace penstock::app::cli
