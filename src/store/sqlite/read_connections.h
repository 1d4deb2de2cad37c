#pragma once
// The read connections of a database, one for each thread. A connection keeps its snapshot from one
// read to the next as long as this process begins no write, since the file locks of a snapshot cost
// more than a read by key. Only store/sqlite/ includes this.
//
// A kept snapshot must neither hide a commit nor hold up a checkpoint. So every write of this
// process raises a count when it begins and when it has ended (odd: one is running); a snapshot is
// kept only while the count stands at the even number it began with, and a write that begins ends
// those that wait unused. Other processes cannot write (the store is locked); kSnapshotAge bounds
// what would be missed if one did.

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/sqlite/connection.h"

namespace penstock::store::sqlite {

inline constexpr std::chrono::milliseconds kSnapshotAge{100};

class ReadConnections {
 public:
  ReadConnections(std::string path, std::string vfs)
      : path_(std::move(path)), vfs_(std::move(vfs)) {}
  // Ends all snapshots. Requires: no thread reads.
  ~ReadConnections();

  // Runs `work` over one snapshot, on a connection of this thread. A read inside a read shares its
  // snapshot. Throws what `work` throws, and StoreError.
  void read(const std::function<void(Connection&)>& work);

  // Around every write, before its transaction begins and after its end.
  void write_begins();
  void write_ends() { writes_.fetch_add(1); }

 private:
  struct Slot;
  Slot& slot_of_this_thread();
  bool stands(const Slot& slot) const;

  static inline std::atomic<std::uint64_t> next_id_{1};
  const std::uint64_t id_ = next_id_++;
  const std::string path_;
  const std::string vfs_;
  std::atomic<std::uint64_t> writes_{0};  // begun and ended; odd while one runs
  std::mutex mutex_;                      // of slots_
  std::vector<std::weak_ptr<Slot>> slots_;
};

}  // namespace penstock::store::sqlite
