#include "app/application.h"

#include <sys/stat.h>
#include <sys/vfs.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "app/backups.h"
#include "app/newest.h"
#include "app/store_mark.h"
#include "app/wiring.h"
#include "features/pipelines/pipelines.h"
#include "store/copy.h"
#include "store/migrations.h"
#include "store/postgres/postgres_database.h"
#include "store/sqlite/sqlite_database.h"
#include "store/sqlite/why_not.h"

namespace penstock::app {

// File systems that other machines serve, and those of programs (sshfs and its like).
bool is_network_file_system(std::uint32_t type) {
  constexpr std::uint32_t kTypes[] = {
      0x6969,      // NFS
      0x517B,      // SMB
      0xFF534D42,  // CIFS
      0xFE534D42,  // SMB 2
      0x65735546,  // FUSE
      0x01021997,  // 9P
      0x5346414F,  // AFS
      0x00C36400,  // Ceph
      0x0BD00BD0,  // Lustre
      0x47504653,  // GPFS
      0x01161970,  // GFS 2
      0x7461636F,  // OCFS 2
  };
  return std::find(std::begin(kTypes), std::end(kTypes), type) != std::end(kTypes);
}

bool is_postgres_address(std::string_view text) {
  return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

namespace {

bool is_on_network(const std::string& path) {
  struct statfs info{};
  return statfs(path.c_str(), &info) == 0 &&
         is_network_file_system(static_cast<std::uint32_t>(info.f_type));
}

// What a mistyped address may be shown as: all behind its scheme may be a password.
std::string shown(const std::string& address) {
  auto scheme = address.substr(0, std::min(address.find("://"), address.size()));
  bool is_scheme =
      scheme.size() < address.size() &&
      std::ranges::all_of(scheme, [](unsigned char c) { return std::isalnum(c) != 0; });
  return is_scheme ? "an address that begins with " + scheme + "://" : "this address";
}

}  // namespace

Result<void> check_place(const Place& place) {
  bool folder_is_address = place.folder.find("://") != std::string::npos;
  const auto& uri = place.database_uri;
  if (uri.empty() && place.folder.empty())
    return unavailable("address_unknown",
                       "the folder has no name; is the variable set that should hold it?");
  if (!folder_is_address && (uri.empty() || is_postgres_address(uri))) return {};
  return unavailable("address_unknown",
                     shown(folder_is_address ? place.folder : uri) +
                         " is neither a folder nor a database that Penstock knows; give a folder, "
                         "or postgresql://user@host/database where a database may stand");
}

namespace {

Result<void> prepare_folder(const Place& place) {
  std::error_code error;
  std::filesystem::create_directories(place.uploads(), error);
  if (error == std::errc::no_space_on_device)
    return unavailable("disk_full", "the disk of " + place.folder +
                                        " is full: free some space there and start again");
  if (error)
    return unavailable("folder_unusable", "cannot make the folder " + place.folder + ": " +
                                              error.message() +
                                              "; give one that this user may write to");
  std::filesystem::permissions(place.folder, std::filesystem::perms::owner_all, error);
  if (place.database_uri.empty() && !place.may_be_network &&
      (is_on_network(place.folder) || is_on_network(place.database_file())))
    return unavailable("folder_unusable",
                       place.folder +
                           " is on a network file system, which cannot keep a database safe; give "
                           "a local folder, or use PostgreSQL, or say --allow-network-folder "
                           "where you know that its locks work");
  return {};
}

}  // namespace

Result<void> expect_store(const Place& place) {
  if (!place.database_uri.empty()) return {};
  TRY_VOID(check_place(place));
  TRY_VOID(heed_store_mark(place));
  return store::sqlite::expect_store(place.database_file());
}

namespace {

Result<std::unique_ptr<store::Database>> open_engine(const Place& place, IdMaker& ids,
                                                     Access access, store::Shipping* shipping) {
  if (!place.database_uri.empty())
    return store::open_postgres({.uri = place.database_uri, .ids = ids});
  if (access == Access::Read) TRY_VOID(expect_store(place));
  if (access == Access::Write) {
    TRY_VOID(heed_store_mark(place));
    TRY_VOID(prepare_folder(place));
  }
  TRY(opened, store::open_sqlite({.path = place.database_file(),
                                  .ids = ids,
                                  .read_only = access == Access::Read,
                                  .shipping = shipping}));
  if (access == Access::Write)
    for (const auto& made : {place.database_file(), place.uploads()})
      store::sqlite::give_to_owner_of_folder(made);
  return opened;
}

}  // namespace

Result<std::unique_ptr<store::Database>> open_store(const Place& place, IdMaker& ids, Access access,
                                                    store::Shipping* shipping) {
  TRY_VOID(check_place(place));
  TRY(database, open_engine(place, ids, access, shipping));
  if (access == Access::Read) TRY_VOID(store::check_readable(*database));
  return database;
}

namespace {

Result<void> back_up_before_migration(store::Database& database, const Place& place, Instant now) {
  if (!place.database_uri.empty()) return {};
  auto version = store::version_to_migrate(database, store::embedded_migrations());
  if (version == 0) return {};
  auto folder = place.folder + "/backups";
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  auto path = fmt::format("{}/before-schema-{}-from-{}-{}.db", folder,
                          store::embedded_migrations().back().number, version, to_ms(now));
  auto made = make_backup(database, path, now);
  if (made.ok()) return {};
  return unavailable(made.error().slug,
                     "the schema is not brought up to date, since the backup before it failed: " +
                         made.error().says);
}

}  // namespace

Result<void> bring_up_to_date(store::Database& database, const Place& place, Instant now) {
  TRY_VOID(back_up_before_migration(database, place, now));
  TRY_VOID(store::migrate(database, store::embedded_migrations(), now));
  return {};
}

Result<std::unique_ptr<Application>> Application::open(Place place, store::ShippingOptions shipping,
                                                       OpenedTo opened_to) {
  std::unique_ptr<Application> application(new Application);
  if (application->wall_.now() < kClockMin)
    return unavailable("clock_wrong", "the clock of this machine says " +
                                          to_text(application->wall_.now()) +
                                          "; set it and start again");
  TRY_VOID(check_place(place));
  application->place_ = std::move(place);
  if (!application->place_.database_uri.empty()) TRY_VOID(prepare_folder(application->place_));
  application->ids_ = std::make_unique<IdMaker>(application->id_clock_, 1);
  if (!shipping.folder.empty()) {
    if (!application->place_.database_uri.empty())
      return unavailable("not_here",
                         "--ship-to is for the built-in database; PostgreSQL archives its log "
                         "itself (docs/guides/postgresql.md)");
    application->shipping_ = std::make_unique<store::Shipping>(std::move(shipping));
  }
  TRY(database, open_store(application->place_, *application->ids_, Access::Write,
                           application->shipping_.get()));
  application->database_ = std::move(database);
  TRY_VOID(store::check_whole(*application->database_));
  if (!application->place_.database_uri.empty()) TRY_VOID(leave_store_mark(application->place_));
  TRY_VOID(
      bring_up_to_date(*application->database_, application->place_, application->clock_.now()));
  if (opened_to == OpenedTo::Change) TRY_VOID(store::take_into_use(*application->database_));
  TRY_VOID(go_on_from_what_is_there(*application->database_, application->wall_.now(),
                                    application->clock_, application->id_clock_));
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
