#pragma once
// Everything a running Penstock is made of, put together in one place. The command line opens it
// for one piece of work; `serve` also lets it listen.

#include <memory>
#include <string>

#include "base/watched_clock.h"
#include "commands/registry.h"
#include "features/analytics/timelines.h"
#include "features/importing/upload_files.h"
#include "jobs/store.h"
#include "journal/followers.h"
#include "store/database.h"
#include "store/sqlite/shipping.h"

namespace penstock::app {

// Where the data lies: a folder, and a PostgreSQL database where that keeps the store instead of a
// file in the folder.
struct Place {
  std::string folder;
  std::string database_uri{};        // "postgresql://user@host/database"; empty: the file
  std::string file = "penstock.db";  // in the folder
  bool may_be_network = false;       // the folder may lie on a network file system
  std::string database_file() const { return folder + "/" + file; }
  std::string uploads() const { return folder + "/uploads"; }
};

// Its uploads; other servers of the same database can read them too.
inline importing::UploadFiles upload_files(const Place& place) {
  return importing::UploadFiles(place.uploads(), !place.database_uri.empty());
}

// By the type that statfs(2) tells: whether the locks and the shared memory of a database do not
// work there, or not surely.
bool is_network_file_system(std::uint32_t type);

bool is_postgres_address(std::string_view text);
// An address is never taken for a folder: a mistyped one would make a store where nobody looks.
// Errors: Unavailable/address_unknown, without what may be a password.
Result<void> check_place(const Place& place);

// For verbs that need a store which is there already: a mistyped folder is said so and not made.
// Errors: NotFound/no_store; Unavailable/store_elsewhere. A database is asked when it is opened.
Result<void> expect_store(const Place& place);

// Read: others may serve from it meanwhile; nothing can be written.
enum class Access { Write, Read };
// Opens the store of a place without looking at its schema, and makes it for Access::Write.
// Errors: Unavailable with the reason and the remedy; address_unknown where the folder or the
// database is an address of something else; to read also
// copy_unfinished and store_missing.
Result<std::unique_ptr<store::Database>> open_store(const Place& place, IdMaker& ids, Access access,
                                                    store::Shipping* shipping = nullptr);

// Brings the schema of a store up to date. A migration cannot be taken back: of a file, what was
// there before is kept first (backups/ in the folder). Errors: those of the backup and of
// migrate().
Result<void> bring_up_to_date(store::Database& database, const Place& place, Instant now);

// A machine that says it is earlier has not set its clock.
inline constexpr Instant kClockMin = std::chrono::sys_days{
    Date{std::chrono::year{2026}, std::chrono::month{1}, std::chrono::day{1}}};

// Look: what was copied into the store stays a copy that may be gone on with.
enum class OpenedTo { Change, Look };

class Application {
 public:
  // Opens (or makes) the store and brings its schema up to date.
  // Errors: those of open_store and bring_up_to_date; clock_wrong before kClockMin;
  // copy_unfinished.
  // `shipping`: commits of a file go there too; its folder may be empty for none.
  static Result<std::unique_ptr<Application>> open(Place place,
                                                   store::ShippingOptions shipping = {},
                                                   OpenedTo opened_to = OpenedTo::Change);

  const Place& place() const { return place_; }
  WatchedClock& clock() { return clock_; }
  // A file is ours alone, so whatever another process had begun is over; on PostgreSQL other nodes
  // live, and only an ended lease says that one does not.
  jobs::Recover recovers() const {
    return place_.database_uri.empty() ? jobs::Recover::OtherOwners : jobs::Recover::ExpiredLeases;
  }
  store::Database& database() { return *database_; }
  commands::Registry& registry() { return registry_; }
  analytics::Timelines& timelines() { return *timelines_; }
  // None where nothing is shipped.
  const store::Shipping* shipping() const { return shipping_.get(); }

 private:
  Application() = default;

  Place place_;
  SystemClock wall_;
  WatchedClock clock_{wall_};
  FloorClock id_clock_{clock_};
  std::unique_ptr<IdMaker> ids_;
  std::unique_ptr<store::Shipping> shipping_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<analytics::Timelines> timelines_;
  commands::Registry registry_;
};

// What a new workspace of a person begins with: lost reasons to edit.
Result<void> fill_workspace(store::Tx& tx, const commands::Actor& actor, Instant now);

}  // namespace penstock::app
