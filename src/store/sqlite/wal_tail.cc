#include "store/sqlite/wal_tail.h"

#include <sqlite3.h>

namespace penstock::store::sqlite {
namespace {

constexpr std::int64_t kLogHeadBytes = 32;
constexpr std::size_t kReadBytesMax = 1 << 30;  // of one call of the engine's
constexpr std::size_t kSaltsAt = 16, kSaltsBytes = 8;
constexpr std::size_t kFrameSaltsAt = 8;

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i)
    number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

}  // namespace

std::uint32_t each_page(std::string_view frames, std::size_t page_bytes,
                        const std::function<void(std::uint32_t, std::string_view)>& on_page) {
  std::uint32_t pages = 0;
  for (auto rest = frames; rest.size() >= kFrameHeadBytes + page_bytes;
       rest.remove_prefix(kFrameHeadBytes + page_bytes)) {
    on_page(number_at(rest, 0), rest.substr(kFrameHeadBytes, page_bytes));
    if (auto size = number_at(rest, 4); size != 0) pages = size;
  }
  return pages;
}

WalTail::WalTail(Connection& writer) : writer_(writer) {
  writer_.run("PRAGMA page_size", {},
              [&](const Row& row) { page_bytes_ = static_cast<std::size_t>(row.integer(0)); });
  sqlite3_wal_hook(writer_.handle(), &WalTail::on_commit, this);
}

sqlite3_file* WalTail::log() {
  sqlite3_file* file = nullptr;
  sqlite3_file_control(writer_.handle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
  return file;
}

// Empty where the log has nothing yet. A log that is started anew has others.
std::string WalTail::salts() {
  std::string head(kLogHeadBytes, '\0');
  auto* file = log();
  if (!file || !file->pMethods ||
      file->pMethods->xRead(file, head.data(), kLogHeadBytes, 0) != SQLITE_OK)
    return {};
  return head.substr(kSaltsAt, kSaltsBytes);
}

std::string WalTail::read_frames(std::int64_t first, std::int64_t end) {
  auto frame = static_cast<std::int64_t>(kFrameHeadBytes + page_bytes_);
  std::string frames(static_cast<std::size_t>((end - first) * frame), '\0');
  if (frames.empty()) return frames;
  auto* file = log();
  for (std::size_t at = 0; at < frames.size(); at += kReadBytesMax)
    if (auto bytes = std::min(kReadBytesMax, frames.size() - at);
        file->pMethods->xRead(file, frames.data() + at, static_cast<int>(bytes),
                              kLogHeadBytes + first * frame + static_cast<std::int64_t>(at)) !=
        SQLITE_OK)
      throw StoreError(StoreErrorKind::Io, "the log of the database cannot be read back");
  for (std::size_t at = 0; at < frames.size(); at += static_cast<std::size_t>(frame))
    if (std::string_view(frames).substr(at + kFrameSaltsAt, kSaltsBytes) != salts_)
      throw StoreError(StoreErrorKind::Corrupt, "the log of the database is not as it was written");
  return frames;
}

void WalTail::add(const void* who, CommitListener listener) {
  int frames = 0, in_file = 0;
  int code = sqlite3_wal_checkpoint_v2(writer_.handle(), "main", SQLITE_CHECKPOINT_PASSIVE, &frames,
                                       &in_file);
  if (code != SQLITE_OK && code != SQLITE_BUSY)
    throw StoreError(
        code == SQLITE_FULL ? StoreErrorKind::Full : StoreErrorKind::Io,
        std::string("the log cannot be put into the file: ") + sqlite3_errmsg(writer_.handle()));
  if (frames < 0)
    throw StoreError(StoreErrorKind::Busy, "another program is putting the log into the file");
  salts_ = salts();
  auto rest = std::make_shared<Commit>(
      Commit{.number = number_, .at = SystemClock().now(), .page_bytes = page_bytes_});
  rest->frames = read_frames(std::max(in_file, 0), std::max(frames, 0));
  next_ = std::max(frames, 0);
  listener(std::move(rest));
  listeners_.push_back({who, std::move(listener)});
}

void WalTail::remove(const void* who) {
  std::erase_if(listeners_, [&](const auto& one) { return one.who == who; });
}

void WalTail::take(int frames) {
  if (auto now = salts(); now != salts_) {
    salts_ = std::move(now);
    next_ = 0;
  }
  auto commit = std::make_shared<Commit>(
      Commit{.number = number_, .at = SystemClock().now(), .page_bytes = page_bytes_});
  commit->frames = read_frames(next_, frames);
  next_ = frames;
  for (const auto& one : listeners_) one.listener(commit);
}

// The transaction is committed: what fails here cannot undo it, and an exception may not pass the
// engine. A listener that misses a commit is told by a gap in the numbers.
int WalTail::on_commit(void* self, sqlite3* db, const char* schema, int frames) {
  auto& tail = *static_cast<WalTail*>(self);
  ++tail.number_;
  try {
    if (!tail.listeners_.empty()) tail.take(frames);
  } catch (const std::exception&) {
    tail.salts_.clear();
  }
  // As the engine does by itself; where it fails the log stays, and is put into the file later.
  if (frames >= kCheckpointFrames) sqlite3_wal_checkpoint(db, schema);
  return SQLITE_OK;
}

}  // namespace penstock::store::sqlite
