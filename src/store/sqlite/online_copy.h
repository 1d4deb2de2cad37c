#pragma once
// A copy of the database file while it is written, which holds up nobody.
//
// The file is read as it lies there, page by page, while the writer works on and puts its log into
// it; so what is read is of no one moment. But each page that changes meanwhile is in the commits
// seen since the copy began: put over what was read, they make it whole, as of the last of them.
// The log may be emptied all the time.
//
// Rejected: a snapshot for the time of the copy (the log grows as long as it takes), the engine's
// own backup (each step takes time from the writer, and a slow folder would stop it).

#include <functional>
#include <string>

#include "base/files.h"
#include "store/sqlite/wal_tail.h"

namespace penstock::store::sqlite {

inline constexpr std::size_t kCopyChunkBytes = 1 << 20;
inline constexpr std::size_t kWaitingBytesMax = 64 << 20;  // of commits that a slow folder holds up

// The database that is open: what a copy needs of it. Lives as long as all who copy.
struct Live {
  std::string path;
  std::string vfs;
  // Runs on the writer's thread between two transactions and waits until it is done. Throws what
  // `work` throws. Errors: the store takes no changes.
  std::function<Result<void>(std::function<void(WalTail&)> work)> on_writer;
};

// Commits on their way from the writer to a slower thread.
class CommitQueue {
 public:
  using Commits = std::vector<std::shared_ptr<const Commit>>;
  explicit CommitQueue(const Live& live) : live_(live) {}
  ~CommitQueue() { end(); }
  CommitQueue(const CommitQueue&) = delete;
  CommitQueue& operator=(const CommitQueue&) = delete;

  // `on_commit` is told, on the writer's thread, that something waits; it must not block.
  Result<void> begin(std::function<void()> on_commit);
  void end();
  Commits take();
  // Commits were dropped, since more than kWaitingBytesMax waited or one could not be read.
  bool broken() const;

 private:
  // Shared with the writer, which may be past hearing of the end.
  struct State {
    std::mutex mutex;
    bool open = true;
    std::function<void()> on_commit;
    Commits waiting;
    std::size_t bytes = 0;
    std::int64_t last = -1;
    bool broken = false;

    void add(std::shared_ptr<const Commit> commit);
  };

  const Live& live_;
  std::shared_ptr<State> state_;
};

// Writes a piece of a long copy and brings it to the disk, then leaves the disk to others for as
// long as that took: so that no commit waits behind much of it.
Result<void> write_gently(FileHandle& copy, std::string_view piece);

// Reads the file from its begin to its end and gives it piece by piece; false ends it early.
// Throws StoreError. Returns how many bytes it gave.
std::int64_t read_file_while_written(const Live& live,
                                     const std::function<bool(std::string_view)>& on_piece);

// Puts the pages of a commit into a copy. Returns the size of the database in pages after it; 0
// where the commit is empty.
Result<std::uint32_t> put_pages(FileHandle& copy, std::string_view frames, std::size_t page_bytes);

// Says in the file that it needs no log beside it, so that it is one file. Requires: it is whole.
Result<void> without_log(FileHandle& copy);

// The whole: a new file at `path`, synced, as of the moment of its end. Throws StoreError.
Result<void> copy_while_written(const Live& live, const std::string& path);

// The same for a file that another process writes, as of the moment of its begin: that one cannot
// start its log anew until the copy is done. Throws StoreError.
Result<void> copy_of_another(const std::string& from, const std::string& vfs,
                             const std::string& path);

}  // namespace penstock::store::sqlite
