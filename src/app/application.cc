#include "app/application.h"

#include <sys/stat.h>
#include <sys/vfs.h>

#include <filesystem>

#include "app/wiring.h"
#include "features/pipelines/pipelines.h"
#include "store/migrations.h"
#include "store/postgres/postgres_database.h"
#include "store/sqlite/sqlite_database.h"

namespace penstock::app {
namespace {

// File locks and shared memory of the database do not work over a network.
bool is_network_folder(const std::string& path) {
  struct statfs info{};
  if (statfs(path.c_str(), &info) != 0) return false;
  constexpr long kNfs = 0x6969, kSmb = 0x517B, kCifs = 0xFF534D42, kSmb2 = 0xFE534D42;
  auto type = static_cast<long>(static_cast<std::uint32_t>(info.f_type));
  return type == kNfs || type == kSmb || type == kCifs || type == kSmb2;
}

Result<void> prepare_folder(const Place& place) {
  std::error_code error;
  std::filesystem::create_directories(place.uploads(), error);
  if (error)
    return unavailable("folder_unusable", "cannot make the folder " + place.folder + ": " +
                                              error.message() +
                                              "; give one that this user may write to");
  std::filesystem::permissions(place.folder, std::filesystem::perms::owner_all, error);
  if (place.database_uri.empty() && is_network_folder(place.folder))
    return unavailable("folder_unusable",
                       place.folder +
                           " is on a network file system, which cannot keep a database safe; give "
                           "a local folder, or use PostgreSQL");
  return {};
}

}  // namespace

Result<std::unique_ptr<store::Database>> open_store(const Place& place, IdMaker& ids,
                                                    Access access) {
  if (!place.database_uri.empty())
    return store::open_postgres({.uri = place.database_uri, .ids = ids});
  if (access == Access::Write) TRY_VOID(prepare_folder(place));
  return store::open_sqlite(
      {.path = place.database_file(), .ids = ids, .read_only = access == Access::Read});
}

Result<std::unique_ptr<Application>> Application::open(Place place) {
  std::unique_ptr<Application> application(new Application);
  application->place_ = std::move(place);
  if (!application->place_.database_uri.empty()) TRY_VOID(prepare_folder(application->place_));
  application->ids_ = std::make_unique<IdMaker>(application->clock_, 1);
  TRY(database, open_store(application->place_, *application->ids_, Access::Write));
  application->database_ = std::move(database);
  TRY_VOID(store::migrate(*application->database_, store::embedded_migrations(),
                          application->clock_.now()));
  application->timelines_ =
      std::make_unique<analytics::Timelines>(*application->database_, application->clock_);
  wire(application->registry_, *application);
  return application;
}

Result<void> fill_workspace(store::Tx& tx, const commands::Actor& actor, Instant now) {
  for (auto reason : {"Price", "Chose a competitor", "No budget", "No decision", "Bad timing",
                      "Missing feature", "No answer"})
    pipelines::find_or_make_lost_reason(tx, actor, now, reason);
  return {};
}

}  // namespace penstock::app
