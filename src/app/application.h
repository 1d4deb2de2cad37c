#pragma once
// Everything a running Penstock is made of, put together in one place. The command line opens it
// for one piece of work; `serve` also lets it listen.

#include <memory>
#include <string>

#include "commands/registry.h"
#include "features/analytics/timelines.h"
#include "journal/followers.h"
#include "store/database.h"

namespace penstock::app {

struct Folder {
  std::string path;
  std::string database() const { return path + "/penstock.db"; }
  std::string uploads() const { return path + "/uploads"; }
};

class Application {
 public:
  // Opens (or makes) the store in a folder and brings its schema up to date.
  // Errors: Unavailable with the reason and the remedy.
  static Result<std::unique_ptr<Application>> open(const std::string& folder);

  const Folder& folder() const { return folder_; }
  Clock& clock() { return clock_; }
  store::Database& database() { return *database_; }
  commands::Registry& registry() { return registry_; }
  analytics::Timelines& timelines() { return *timelines_; }

 private:
  Application() = default;

  Folder folder_;
  SystemClock clock_;
  std::unique_ptr<IdMaker> ids_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<analytics::Timelines> timelines_;
  commands::Registry registry_;
};

// What a new workspace of a person begins with: lost reasons to edit.
Result<void> fill_workspace(store::Tx& tx, const commands::Actor& actor, Instant now);

}  // namespace penstock::app
