#include "store/sqlite/online_copy.h"

#include <fcntl.h>
#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "store/sqlite/page_sums.h"
#include "store/writing.h"

namespace penstock::store::sqlite {
namespace {

constexpr std::chrono::milliseconds kPauseMax{250};
constexpr std::size_t kLogVersionsAt = 18;  // in the head of a database: 2 needs a log, 1 does not

Result<std::string> read_some(const FileHandle& copy, off_t at, std::size_t bytes) {
  std::string read(bytes, '\0');
  TRY(got, copy.read_at(at, read.data(), bytes));
  read.resize(got);
  return read;
}

// Of a connection's database.
sqlite3_file* file_of(Connection& connection) {
  sqlite3_file* file = nullptr;
  sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  return file;
}

// A connection without sums: what it writes is sealed at the end, by what the file then says.
class PlainFile {
 public:
  explicit PlainFile(const std::string& path) {
    if (sqlite3_open(path.c_str(), &db_) != SQLITE_OK ||
        sqlite3_exec(db_, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", nullptr, nullptr,
                     nullptr) != SQLITE_OK)
      fail();
  }
  ~PlainFile() { sqlite3_close(db_); }
  PlainFile(const PlainFile&) = delete;
  PlainFile& operator=(const PlainFile&) = delete;

  void fill_from(Connection& source) {
    if (auto* file = file_of(source)) allow_unwritten_pages(file);
    auto* backup = sqlite3_backup_init(db_, "main", source.handle(), "main");
    if (backup) (void)sqlite3_backup_step(backup, -1);
    if (sqlite3_backup_finish(backup) != SQLITE_OK) fail();
  }

 private:
  [[noreturn]] void fail() {
    StoreError error(kind_of(sqlite3_errcode(db_)), sqlite3_errmsg(db_));
    sqlite3_close(std::exchange(db_, nullptr));
    throw error;
  }
  sqlite3* db_ = nullptr;
};

// Commits seen while the file is read wait in a file beside it, not in memory.
class SideFile {
 public:
  explicit SideFile(std::string path) : path_(std::move(path)) {}
  ~SideFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  SideFile(const SideFile&) = delete;
  SideFile& operator=(const SideFile&) = delete;

  Result<void> keep(const CommitQueue::Commits& commits) {
    for (const auto& commit : commits) {
      if (commit->frames.empty()) continue;
      if (file_.fd() < 0) {
        TRY(file, FileHandle::open(path_, O_RDWR | O_CREAT | O_TRUNC));
        file_ = std::move(file);
      }
      TRY_VOID(file_.write(commit->frames));
      sizes_.push_back(commit->frames.size());
      page_bytes_ = commit->page_bytes;
    }
    return {};
  }
  Result<void> put_into(FileHandle& copy) {
    off_t at = 0;
    std::uint32_t pages = 0;
    for (auto size : sizes_) {
      std::string frames(size, '\0');
      TRY(got, file_.read_at(at, frames.data(), size));
      PENSTOCK_CHECK(got == size, "what was written is read back");
      at += static_cast<off_t>(size);
      TRY(now, put_pages(copy, frames, page_bytes_));
      if (now != 0) pages = now;
    }
    if (pages == 0) return {};
    return copy.truncate(static_cast<off_t>(pages) * static_cast<off_t>(page_bytes_));
  }

 private:
  std::string path_;
  FileHandle file_;
  std::vector<std::size_t> sizes_;
  std::size_t page_bytes_ = 0;
};

Result<void> fill(const Live& live, FileHandle& copy, SideFile& side) {
  CommitQueue seen(live);
  TRY_VOID(seen.begin(nullptr));
  Result<void> outcome;
  off_t written = 0;
  copy.reserve(static_cast<off_t>(std::filesystem::file_size(live.path)));
  read_file_while_written(live, [&](std::string_view piece) {
    outcome = write_gently(copy, piece);
    written += static_cast<off_t>(piece.size());
    if (outcome.ok()) outcome = side.keep(seen.take());
    return outcome.ok();
  });
  if (outcome.ok()) outcome = copy.truncate(written);
  if (!outcome.ok()) return outcome;
  seen.end();
  TRY_VOID(side.keep(seen.take()));
  if (seen.broken())
    return unavailable("backup_too_slow",
                       "changes came faster than the copy could be written; try again later, or "
                       "into a faster folder");
  TRY_VOID(side.put_into(copy));
  TRY_VOID(without_log(copy));
  return copy.sync();
}

}  // namespace

Result<void> write_gently(FileHandle& copy, std::string_view piece) {
  auto began = std::chrono::steady_clock::now();
  TRY_VOID(copy.write(piece));
  TRY_VOID(copy.sync());
  auto took = std::chrono::steady_clock::now() - began;
  std::this_thread::sleep_for(std::min<std::chrono::steady_clock::duration>(took, kPauseMax));
  return {};
}

Result<void> CommitQueue::begin(std::function<void()> on_commit) {
  state_ = std::make_shared<State>();
  state_->on_commit = std::move(on_commit);
  return live_.on_writer([state = state_](WalTail& tail) {
    tail.add(state.get(),
             [state](std::shared_ptr<const Commit> commit) { state->add(std::move(commit)); });
  });
}

// Where the store takes no changes any more, there are no commits to hear of either.
void CommitQueue::end() {
  if (!state_) return;
  {
    std::lock_guard lock(state_->mutex);
    if (!std::exchange(state_->open, false)) return;
  }
  (void)live_.on_writer([state = state_](WalTail& tail) { tail.remove(state.get()); });
}

void CommitQueue::State::add(std::shared_ptr<const Commit> commit) {
  std::lock_guard lock(mutex);
  if (!open) return;
  if (last >= 0 && commit->number != last + 1) broken = true;
  last = commit->number;
  if (bytes + commit->frames.size() > kWaitingBytesMax && !waiting.empty()) broken = true;
  if (broken) {
    waiting.clear();
    return;
  }
  bytes += commit->frames.size();
  waiting.push_back(std::move(commit));
  if (on_commit) on_commit();
}

CommitQueue::Commits CommitQueue::take() {
  std::lock_guard lock(state_->mutex);
  state_->bytes = 0;
  return std::exchange(state_->waiting, {});
}

bool CommitQueue::broken() const {
  std::lock_guard lock(state_->mutex);
  return state_->broken;
}

// Through the engine's own file: to open and close the file a second time would end the engine's
// locks on it, which belong to the process.
std::int64_t read_file_while_written(const Live& live,
                                     const std::function<bool(std::string_view)>& on_piece) {
  Connection connection(live.path, Access::ReadOnly, live.vfs);
  auto* file = file_of(connection);
  if (file) file = without_page_sums(file);
  sqlite3_int64 size = 0;
  if (!file || !file->pMethods || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
    throw StoreError(StoreErrorKind::Io, "the size of the database cannot be told");
  std::string piece;
  std::int64_t at = 0;
  while (at < size) {
    piece.resize(std::min<std::size_t>(kCopyChunkBytes, static_cast<std::size_t>(size - at)));
    int code = file->pMethods->xRead(file, piece.data(), static_cast<int>(piece.size()), at);
    if (code != SQLITE_OK) throw StoreError(StoreErrorKind::Io, "the database cannot be read");
    at += static_cast<std::int64_t>(piece.size());
    if (!on_piece(piece)) break;
  }
  return at;
}

// In the log the pages have no sums yet.
Result<std::uint32_t> put_pages(FileHandle& copy, std::string_view frames, std::size_t page_bytes) {
  TRY(head, read_some(copy, 0, kHeadBytes));
  Result<void> outcome;
  std::string sealed;
  auto pages = each_page(frames, page_bytes, [&](std::uint32_t number, std::string_view page) {
    if (!outcome.ok() || number == 0) return;
    sealed = page;
    if (keeps_sums(number == 1 ? page : head)) seal(sealed, number);
    outcome =
        copy.write_at(static_cast<off_t>(number - 1) * static_cast<off_t>(page_bytes), sealed);
  });
  if (!outcome.ok()) return std::move(outcome.error());
  return pages;
}

Result<void> without_log(FileHandle& copy) {
  TRY(head, read_some(copy, 0, kHeadBytes));
  if (head.empty()) return {};
  if (page_bytes_of(head) == 0)
    return unavailable("store_damaged", "the first page of the database is damaged");
  TRY(page, read_some(copy, 0, page_bytes_of(head)));
  if (page.size() < page_bytes_of(head)) return {};      // which the check of the copy finds
  bool sealed = keeps_sums(page) && is_sealed(page, 1);  // a damaged page stays one
  page[kLogVersionsAt] = page[kLogVersionsAt + 1] = 1;
  if (sealed) seal(page, 1);
  return copy.write_at(0, page);
}

Result<void> copy_while_written(const Live& live, const std::string& path) {
  SideFile side(path + ".changes");
  TRY(copy, FileHandle::open(path, O_RDWR | O_CREAT | O_TRUNC));
  return fill(live, copy, side);
}

Result<void> copy_of_another(const std::string& from, const std::string& vfs,
                             const std::string& path) {
  {
    Connection source(from, Access::ReadOnly, vfs);
    PlainFile(path).fill_from(source);
  }
  TRY(copy, FileHandle::open(path, O_RDWR));
  TRY_VOID(seal_pages(copy, Unsealed::All));
  TRY_VOID(without_log(copy));
  return copy.sync();
}

}  // namespace penstock::store::sqlite
