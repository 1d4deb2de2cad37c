#include "store/sqlite/read_connections.h"

#include <chrono>

namespace penstock::store::sqlite {

// Its thread holds the mutex while it reads; a write that begins takes it to end what waits unused.
struct ReadConnections::Slot {
  Slot(const std::string& path, const std::string& vfs) : connection(path, Access::ReadOnly, vfs) {}

  void begin(std::uint64_t at_count) {
    connection.run("BEGIN", {}, nullptr);
    open = true;
    count = at_count;
    began_at = std::chrono::steady_clock::now();
  }
  void end() {
    open = false;
    try {
      if (connection.in_transaction()) connection.run("COMMIT", {}, nullptr);
    } catch (const StoreError&) {
      // A read has nothing to lose.
    }
  }

  std::mutex mutex;
  Connection connection;
  bool reading = false;     // of its own thread only
  bool open = false;        // a transaction is open
  std::uint64_t count = 0;  // of writes when it began
  std::chrono::steady_clock::time_point began_at;
};

ReadConnections::~ReadConnections() { write_begins(); }

// A connection is kept alive by its thread.
ReadConnections::Slot& ReadConnections::slot_of_this_thread() {
  thread_local std::unordered_map<std::uint64_t, std::shared_ptr<Slot>> slots;
  auto& slot = slots[id_];
  if (!slot) {
    slot = std::make_shared<Slot>(path_, vfs_);
    std::lock_guard lock(mutex_);
    std::erase_if(slots_, [](const auto& other) { return other.expired(); });
    slots_.push_back(slot);
  }
  return *slot;
}

bool ReadConnections::stands(const Slot& slot) const {
  return slot.count == writes_.load() && slot.count % 2 == 0;
}

void ReadConnections::read(const std::function<void(Connection&)>& work) {
  auto& slot = slot_of_this_thread();
  if (slot.reading) return work(slot.connection);
  {
    std::lock_guard lock(slot.mutex);
    struct End {
      Slot& slot;
      bool keep = false;  // not after an exception
      ~End() {
        slot.reading = false;
        if (!keep) slot.end();
      }
    } end{.slot = slot};
    slot.reading = true;
    bool old = std::chrono::steady_clock::now() - slot.began_at > kSnapshotAge;
    if (slot.open && (old || !stands(slot))) slot.end();
    if (!slot.open) slot.begin(writes_.load());
    work(slot.connection);
    end.keep = stands(slot);
  }
  if (stands(slot)) return;
  // A write that began just now may have found the mutex taken.
  std::lock_guard lock(slot.mutex);
  if (slot.open) slot.end();
}

void ReadConnections::write_begins() {
  writes_.fetch_add(1);
  std::lock_guard lock(mutex_);
  for (const auto& waiting : slots_) {
    auto slot = waiting.lock();
    if (!slot || !slot->mutex.try_lock()) continue;  // one that reads ends its snapshot itself
    if (slot->open) slot->end();
    slot->mutex.unlock();
  }
}

}  // namespace penstock::store::sqlite
