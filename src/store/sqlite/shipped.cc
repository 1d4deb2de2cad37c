#include "store/sqlite/shipped.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <filesystem>

#include "base/record_json.h"
#include "store/sqlite/online_copy.h"

namespace penstock::store::sqlite {
namespace fs = std::filesystem;

namespace {

static_assert(std::endian::native == std::endian::little,
              "heads are written as they lie in memory");

constexpr off_t kFileBytesMax = 64 << 20;  // then another file follows
constexpr char kFileMagic[16] = {'P', 'e', 'n', 's', 't', 'o', 'c', 'k',
                                 ' ', 'c', 'o', 'm', 'm', 'i', 't', '1'};
constexpr std::uint32_t kRecordMagic = 0x31435350;

struct FileHead {
  char magic[16];
  std::int64_t first_number;
  std::uint64_t page_bytes;
  unsigned char hash[kHashBytes];  // of the record before the first
};
static_assert(sizeof(FileHead) == 64);

struct RecordHead {
  std::uint32_t magic;
  std::uint32_t kind;
  std::int64_t number;
  std::int64_t at_ms;
  std::uint64_t bytes;
  std::uint64_t check;  // of the head, so that a changed length is no unfinished record
};
static_assert(sizeof(RecordHead) == 40);

template <class T>
std::string_view bytes_of(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

std::uint64_t check_of(const RecordHead& head) {
  std::uint64_t check = 0;
  crypto_generichash(reinterpret_cast<unsigned char*>(&check), sizeof check,
                     reinterpret_cast<const unsigned char*>(&head), offsetof(RecordHead, check),
                     nullptr, 0);
  return check;
}

class Hash {
 public:
  Hash() { crypto_generichash_init(&state_, nullptr, 0, kHashBytes); }
  Hash& add(std::string_view bytes) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
    return *this;
  }
  std::string finish() {
    std::string out(kHashBytes, '\0');
    crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(out.data()), kHashBytes);
    return out;
  }

 private:
  crypto_generichash_state state_;
};

// Reads the files of a generation from the first record on.
class CommitReader {
 public:
  explicit CommitReader(const std::string& generation) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(generation, error))
      if (entry.path().extension() == kCommitsSuffix) files_.push_back(entry.path().string());
    std::sort(files_.begin(), files_.end());
  }
  std::size_t page_bytes() const { return page_bytes_; }

  // The next commit; nothing at the end. Where the end is not an honest one, `fault` says why.
  std::optional<Record> next(std::string& fault) {
    for (;;) {
      if (!open_) {
        if (at_file_ == files_.size()) {
          if (expects_more_) fault = "a file of commits is missing after " + path_;
          return std::nullopt;
        }
        if (!open_next(fault)) return std::nullopt;
      }
      auto record = read_record(fault);
      if (!record) {
        if (!fault.empty()) return std::nullopt;
        // The machine died here, unless files follow.
        if (at_file_ < files_.size()) fault = path_ + " ends too early: another file follows";
        return std::nullopt;
      }
      if (record->kind == RecordKind::Commit) return record;
      expects_more_ = record->kind == RecordKind::FileFollows;
      open_ = false;
    }
  }

 private:
  bool open_next(std::string& fault) {
    path_ = files_[at_file_++];
    auto file = FileHandle::open(path_, O_RDONLY);
    FileHead head{};
    auto got = file.ok() ? file->read_at(0, reinterpret_cast<char*>(&head), sizeof head)
                         : Result<std::size_t>(file.error());
    if (!got.ok()) {
      fault = got.error().says;
      return false;
    }
    if (*got < sizeof head && at_file_ == files_.size() && !expects_more_) {
      open_ = false;  // made just as the machine died
      at_ = 0;
      return false;
    }
    std::string before(reinterpret_cast<const char*>(head.hash), kHashBytes);
    if (*got < sizeof head || std::memcmp(head.magic, kFileMagic, sizeof kFileMagic) != 0 ||
        head.page_bytes < 512 || head.page_bytes > 65536 ||
        (page_bytes_ != 0 && page_bytes_ != head.page_bytes)) {
      fault = "the head of " + path_ + " is damaged";
      return false;
    }
    if (before != hash_) {
      fault = "what lies before " + path_ + " is missing, or its head is damaged";
      return false;
    }
    page_bytes_ = head.page_bytes;
    file_ = std::move(*file);
    size_ = file_.size().ok() ? *file_.size() : 0;
    at_ = sizeof head;
    open_ = true;
    expects_more_ = false;
    return true;
  }

  // Nothing without a fault: the file ends within a record or before one.
  std::optional<Record> read_record(std::string& fault) {
    RecordHead head{};
    auto got = file_.read_at(at_, reinterpret_cast<char*>(&head), sizeof head);
    if (!got.ok() || *got < sizeof head) return std::nullopt;
    auto damaged = [&] {
      fault = path_ + " is damaged at byte " + std::to_string(at_);
      return std::nullopt;
    };
    if (head.magic != kRecordMagic || head.check != check_of(head)) return damaged();
    Record record{.kind = static_cast<RecordKind>(head.kind),
                  .number = head.number,
                  .at = instant_from_ms(head.at_ms)};
    auto whole = static_cast<off_t>(sizeof head + head.bytes + kHashBytes);
    if (at_ + whole > size_) return std::nullopt;
    record.frames.resize(head.bytes);
    std::string hash(kHashBytes, '\0');
    auto body_at = at_ + static_cast<off_t>(sizeof head);
    auto body = file_.read_at(body_at, record.frames.data(), record.frames.size());
    auto tail = file_.read_at(body_at + static_cast<off_t>(head.bytes), hash.data(), hash.size());
    if (!body.ok() || !tail.ok()) return damaged();
    if (Hash().add(hash_).add(bytes_of(head)).add(record.frames).finish() != hash) return damaged();
    hash_ = std::move(hash);
    at_ += whole;
    return record;
  }

  std::vector<std::string> files_;
  std::size_t at_file_ = 0;
  std::string path_;
  FileHandle file_;
  off_t at_ = 0, size_ = 0;
  bool open_ = false;
  bool expects_more_ = false;
  std::size_t page_bytes_ = 0;
  std::string hash_ = std::string(kHashBytes, '\0');
};

std::string to_hex(std::string_view bytes) {
  std::string out;
  for (unsigned char c : bytes) out += fmt::format("{:02x}", c);
  return out;
}

// Errors: the base is not what was written.
Result<void> copy_base(const std::string& generation, const Base& base, FileHandle& to) {
  auto path = generation + "/base.db";
  TRY(from, FileHandle::open(path, O_RDONLY));
  Hash hash;
  std::string piece(kCopyChunkBytes, '\0');
  off_t at = 0;
  for (;;) {
    TRY(got, from.read_at(at, piece.data(), piece.size()));
    if (got == 0) break;
    auto bytes = std::string_view(piece).substr(0, got);
    hash.add(bytes);
    TRY_VOID(to.write(bytes));
    at += static_cast<off_t>(got);
  }
  if (at == base.bytes && to_hex(hash.finish()) == base.hash) return {};
  return unavailable("shipped_damaged", path + " is damaged");
}

// One generation. `fault` in the answer: what is damaged behind what was restored.
Result<Restored> restore_generation(const std::string& generation, const std::string& path,
                                    const RestoreOptions& options) {
  TRY(base, read_base(generation));
  TRY(copy, FileHandle::open(path, O_RDWR | O_CREAT | O_TRUNC));
  TRY_VOID(copy_base(generation, base, copy));
  Restored restored{.generation = fs::path(generation).filename().string()};
  CommitReader reader(generation);
  std::int64_t number = -1;
  std::uint32_t pages = 0;
  while (auto record = reader.next(restored.fault)) {
    if (number >= 0 && record->number != number + 1) {
      restored.fault = "commit " + std::to_string(number + 1) + " is missing";
      break;
    }
    bool needed = record->number <= base.whole_at;
    if (!needed && options.to_time && record->at > *options.to_time) break;
    TRY(now, put_pages(copy, record->frames, reader.page_bytes()));
    if (now != 0) pages = now;
    number = record->number;
    restored.as_of = record->at;
    ++restored.commits;
  }
  if (number < base.whole_at)
    return unavailable(
        "shipped_damaged",
        (restored.fault.empty() ? "commits are missing in " + generation : restored.fault) +
            ", before the base of this generation is whole");
  if (pages != 0)
    TRY_VOID(copy.truncate(static_cast<off_t>(pages) * static_cast<off_t>(base.page_bytes)));
  TRY_VOID(without_log(copy));
  TRY_VOID(copy.sync());
  return restored;
}

}  // namespace

std::string commits_file(const std::string& generation, std::int64_t first_number) {
  return fmt::format("{}/{:020}{}", generation, first_number, kCommitsSuffix);
}

bool CommitWriter::file_is_there() const {
  struct stat open{}, named{};
  return ::fstat(file_.fd(), &open) == 0 && ::stat(path_.c_str(), &named) == 0 &&
         open.st_ino == named.st_ino && open.st_dev == named.st_dev;
}

Result<void> CommitWriter::open_file(std::int64_t first_number) {
  path_ = commits_file(generation_, first_number);
  TRY(file, FileHandle::open(path_, O_RDWR | O_CREAT | O_TRUNC));
  FileHead head{.first_number = first_number, .page_bytes = page_bytes_};
  std::memcpy(head.magic, kFileMagic, sizeof kFileMagic);
  std::memcpy(head.hash, hash_.data(), kHashBytes);
  TRY_VOID(file.write_at(0, bytes_of(head)));
  TRY_VOID(file.sync());
  TRY_VOID(sync_folder(generation_));
  file_ = std::move(file);
  safe_ = sizeof head;
  return {};
}

std::string CommitWriter::encode(const Record& record, std::string& hash) const {
  RecordHead head{.magic = kRecordMagic,
                  .kind = static_cast<std::uint32_t>(record.kind),
                  .number = record.number,
                  .at_ms = to_ms(record.at),
                  .bytes = record.frames.size()};
  head.check = check_of(head);
  hash = Hash().add(hash).add(bytes_of(head)).add(record.frames).finish();
  return std::string(bytes_of(head)) + record.frames + hash;
}

Result<void> CommitWriter::append(const std::string& bytes) {
  if (!file_is_there())
    return unavailable("folder_gone", path_ + " is not there any more; was its disk unmounted?");
  TRY_VOID(file_.truncate(safe_));  // the rest of a try that failed
  TRY_VOID(file_.write_at(safe_, bytes));
  TRY_VOID(file_.sync());
  safe_ += static_cast<off_t>(bytes.size());
  bytes_ += static_cast<std::int64_t>(bytes.size());
  return {};
}

Result<void> CommitWriter::write(const std::vector<Record>& records) {
  if (records.empty()) return {};
  if (file_.fd() < 0) TRY_VOID(open_file(records.front().number));
  if (safe_ >= kFileBytesMax && !follows_) {
    // Said before the other file is there: that it is missing must be seen.
    auto after = hash_;
    TRY_VOID(append(encode({.kind = RecordKind::FileFollows,
                            .number = records.front().number,
                            .at = records.front().at,
                            .frames = {}},
                           after)));
    hash_ = std::move(after);
    follows_ = true;
  }
  if (follows_) {
    TRY_VOID(open_file(records.front().number));
    follows_ = false;
  }
  std::string bytes;
  auto after = hash_;
  for (const auto& record : records) bytes += encode(record, after);
  TRY_VOID(append(bytes));
  hash_ = std::move(after);
  return {};
}

std::vector<std::string> list_generations(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (fs::exists(entry.path() / "base.json", error))
      names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

Result<Base> read_base(const std::string& generation) {
  TRY(text, read_file(generation + "/base.json"));
  auto base = from_json_text<Base>(text);
  if (!base.ok()) return unavailable("shipped_damaged", generation + "/base.json is damaged");
  return base;
}

Result<Restored> restore_shipped(const std::string& folder, const std::string& path,
                                 const RestoreOptions& options) {
  auto names = list_generations(folder);
  std::string faults;
  std::reverse(names.begin(), names.end());
  for (const auto& name : names) {
    auto generation = folder + "/" + name;
    auto base = read_base(generation);
    bool later = base.ok() && options.to_time && base->whole_at_ms > to_ms(*options.to_time);
    if (later) continue;
    auto restored =
        base.ok() ? restore_generation(generation, path, options) : Result<Restored>(base.error());
    bool whole = restored.ok() && restored->fault.empty();
    if (whole && faults.empty()) return restored;
    if (restored.ok() && options.as_far_as_possible) {
      restored->fault = faults + restored->fault;
      return restored;
    }
    if (!restored.ok() && restored.error().slug != "shipped_damaged") return restored;
    faults += restored.ok() ? restored->fault : restored.error().says;
    if (restored.ok())
      return unavailable("shipped_damaged",
                         fmt::format("{}. The store as of {} can be restored: give --to-time, or "
                                     "--as-far-as-possible",
                                     faults, to_text(restored->as_of)));
    faults += "; ";
  }
  if (!faults.empty()) return unavailable("shipped_damaged", faults + "nothing can be restored");
  if (names.empty())
    return Error{ErrorCode::NotFound, "not_found",
                 folder + " has nothing that was shipped; give the folder of --ship-to"};
  auto oldest = read_base(folder + "/" + names.back());
  return Error{
      ErrorCode::NotFound, "not_found",
      "nothing so old is kept" +
          (oldest.ok() ? "; the oldest moment is " + to_text(instant_from_ms(oldest->whole_at_ms))
                       : std::string())};
}

}  // namespace penstock::store::sqlite
