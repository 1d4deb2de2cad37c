#pragma once
// A disk that can be cut off. It lies between SQLite and the real files and remembers, sector by
// sector, what was written since the last sync; a power cut then keeps of each sector whatever a
// real disk might: the synced state or any later one, each sector for itself (lost, reordered and
// torn writes). Calls can be made to fail. One seed, one outcome.
//
// As on a real disk, what was written before a sync that failed may never arrive, though later
// syncs work: only writing it again makes it safe.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace penstock::sim {

struct DiskVfs;
struct Methods;

using Random = std::mt19937_64;

enum class Operation { Open, Read, Write, Sync, Truncate };

class Disk {
 public:
  static constexpr std::size_t kSector = 512;  // bytes that a disk writes whole or not at all

  // Registers itself with SQLite under a name of its own (SqliteOptions::vfs).
  Disk();
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  const std::string& name() const { return name_; }

  // The power goes at the n-th change from now (1: the very next write, sync or truncation): it and
  // all that follow fail and leave no trace.
  void cut_after(std::int64_t changes);
  bool is_cut() const;
  // Requires: cut, and every file closed. Leaves the files as a disk might have them; it works
  // again.
  void restore_power(Random& random);
  // The same where only the process ended: the system has all that was written.
  void restore_process();

  // The n-th operation of this kind from now fails with SQLite's code; `once` or from then on.
  // A failing write may have written a part of itself (`short_write`).
  struct Fault {
    Operation operation;
    std::int64_t after;
    int code;
    bool once = true;
    bool short_write = false;
  };
  void fail(Fault fault);
  // Whether a fault waits for its operation.
  bool fails() const;
  void mend();

  std::int64_t changes() const;  // writes, syncs and truncations so far

  struct File;  // of SQLite's; in disk.cc

 private:
  friend struct Methods;
  // What a sector may hold: first what is safe, then each later state. Empty: beyond the end.
  using States = std::vector<std::string>;
  struct Image {
    std::map<std::int64_t, States> unsynced;  // by number of the sector
    std::map<std::int64_t, States> doubtful;  // a sync of them failed; not written since
  };

  // The code to fail with; nothing to go on. Counts the operation.
  std::optional<int> count(Operation operation, bool& short_write);
  void remember(Image& image, File& file, std::int64_t offset, std::int64_t bytes);
  void note(Image& image, File& file, std::int64_t offset, std::int64_t bytes);
  using Choose = std::function<std::size_t(std::size_t states)>;
  void restore(const Choose& choose);

  mutable std::mutex mutex_;
  std::string name_;
  std::map<std::string, Image> images_;  // by path
  std::optional<Fault> fault_;
  std::int64_t changes_ = 0;
  std::int64_t cut_at_ = -1;
  std::unique_ptr<DiskVfs> vfs_;
};

}  // namespace penstock::sim
