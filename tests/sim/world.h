#pragma once
// A sales team at work on a simulated disk: commands under a seed, what was answered, and whether
// it is all still there.

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "commands/registry.h"
#include "disk.h"
#include "features/ids.h"
#include "features/pipelines/pipelines.h"
#include "store/database.h"

namespace penstock::sim {

class World {
 public:
  explicit World(std::uint64_t seed);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  Disk& disk() { return disk_; }
  Random& random() { return random_; }
  store::Database& database() { return *database_; }

  // Several commands at once, so that they share a commit. Returns how many were answered with ok.
  int work();
  // The process ends, the disk settles what it has, and the store is opened again.
  void lose_power_and_return();
  // Ends the process and opens the store again; nothing is lost.
  void restart();
  // Empty when all that was answered is there, nothing is half there and the journal has no gap;
  // else what is wrong.
  std::string fault();

 private:
  // The version of each deal that was answered last.
  using Known = std::map<DealId, std::int64_t>;
  struct Asked {
    DealId deal_id;  // none: a new one
    std::string name;
    Json input;
    bool answered = false;
    bool refused = false;
    std::string answer;
  };

  void open();
  void make_team();
  Asked invent();
  void settle(const Asked& asked);
  void look(store::Reader& reader, std::string& wrong);

  Disk disk_;
  Random random_;
  std::filesystem::path folder_;
  FakeClock clock_;
  IdMaker ids_;
  commands::Registry registry_;
  std::unique_ptr<store::Database> database_;
  access::Actor actor_;
  std::vector<pipelines::StageId> stages_;
  Known deals_;
};

}  // namespace penstock::sim
