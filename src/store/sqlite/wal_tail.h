#pragma once
// Sees every commit of the writer's connection: what it put into the log (WAL), read back at once,
// before anything can start the log anew. Backups and shipping listen. It also empties the log: the
// engine does that in the same hook where nobody else asks for it.
//
// All of it runs on the writer's thread. Only store/sqlite/ includes this.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "store/sqlite/connection.h"

struct sqlite3_file;

namespace penstock::store::sqlite {

inline constexpr int kCheckpointFrames = 1'000;  // of the log, until it is put into the file

// One commit as it lies in the log: frames of 24 bytes and a page each. Of a frame's header the
// page's number and, in the last frame of a commit, the size of the database in pages count.
struct Commit {
  std::int64_t number = 0;  // counts from 1 as long as the database is open
  Instant at;               // when it was in the log and synced
  std::size_t page_bytes = 0;
  std::string frames;
};

inline constexpr std::size_t kFrameHeadBytes = 24;

// Calls `on_page` for each frame: number of the page (from 1), its bytes. Returns the size of the
// database in pages after the commit. Requires: whole frames.
std::uint32_t each_page(std::string_view frames, std::size_t page_bytes,
                        const std::function<void(std::uint32_t, std::string_view)>& on_page);

using CommitListener = std::function<void(std::shared_ptr<const Commit>)>;

class WalTail {
 public:
  // Takes the hook of the connection.
  explicit WalTail(Connection& writer);
  WalTail(const WalTail&) = delete;
  WalTail& operator=(const WalTail&) = delete;

  // From now on `listener` hears of each commit; first of what the log has and the file has not
  // yet, as one. Listeners must not block. Requires: no transaction is open. Throws StoreError.
  void add(const void* who, CommitListener listener);
  void remove(const void* who);
  // Of the last commit; 0 before the first.
  std::int64_t last_number() const { return number_; }
  std::size_t page_bytes() const { return page_bytes_; }

 private:
  struct Listening {
    const void* who;
    CommitListener listener;
  };
  static int on_commit(void* self, sqlite3* db, const char* schema, int frames);
  void take(int frames);
  // The frames from `first` (from 0) to before `end`.
  std::string read_frames(std::int64_t first, std::int64_t end);
  sqlite3_file* log();
  std::string salts();

  Connection& writer_;
  std::vector<Listening> listeners_;
  std::int64_t number_ = 0;
  std::int64_t next_ = 0;  // the first frame not yet seen
  std::string salts_;      // of the log that `next_` counts in
  std::size_t page_bytes_ = 0;
};

}  // namespace penstock::store::sqlite
