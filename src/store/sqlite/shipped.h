#pragma once
// How shipped data lies in a folder, and how a store is made of it again.
//
//   FOLDER/20261122T101500.123Z-3f9a01c2/ a generation: enough to make the store as of any moment
//     base.db                               the file as it was copied, of no one moment
//     base.json                             its size and hash; written last: it is whole
//     00000000000000000042.commits          commits from number 42 on
//
// A file of commits begins with a head (magic, size of a page, first number, hash so far). Then
// records: 40 bytes of head (magic, kind, number, time, bytes), the frames of one commit, and a
// hash over the hash before, the head and the frames. So a record that is missing, torn or changed
// is found, and all before it is good. The last record of a file says that another file follows, or
// that the server ended; a file without one is where the machine died.

#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/record.h"

namespace penstock::store::sqlite {

inline constexpr const char* kCommitsSuffix = ".commits";
inline constexpr std::size_t kHashBytes = 32;

enum class RecordKind : std::uint32_t { Commit = 1, FileFollows = 2, ServerEnded = 3 };

struct Record {
  RecordKind kind = RecordKind::Commit;
  std::int64_t number = 0;
  Instant at;
  std::string frames;
};

struct Base {
  std::int64_t bytes = 0;
  std::int64_t page_bytes = 0;
  std::string hash;              // BLAKE2b of base.db, 64 hex digits
  std::int64_t whole_at = 0;     // the number of the commit from which on it is of one moment
  std::int64_t whole_at_ms = 0;  // when that was
};
BOOST_DESCRIBE_STRUCT(Base, (), (bytes, page_bytes, hash, whole_at, whole_at_ms))

std::string commits_file(const std::string& generation, std::int64_t first_number);

// Writes commits behind each other.
class CommitWriter {
 public:
  CommitWriter(std::string generation, std::size_t page_bytes)
      : generation_(std::move(generation)), page_bytes_(page_bytes) {}
  // Durable when it returns. What failed may be tried again.
  // Errors: Unavailable/file_failed, Unavailable/disk_full; Unavailable/folder_gone.
  Result<void> write(const std::vector<Record>& records);
  std::int64_t bytes() const { return bytes_; }  // in all files

 private:
  Result<void> open_file(std::int64_t first_number);
  Result<void> append(const std::string& bytes);
  // Whether the name still leads to the file that is open: who writes into a deleted file loses it.
  bool file_is_there() const;
  std::string encode(const Record& record, std::string& hash) const;

  std::string generation_;
  std::size_t page_bytes_;
  std::string path_;
  FileHandle file_;
  off_t safe_ = 0;        // bytes of the file that are synced
  bool follows_ = false;  // the file says that another follows, which is not there yet
  std::string hash_ = std::string(kHashBytes, '\0');
  std::int64_t bytes_ = 0;
};

// Which moment of what is shipped, and how strict.
struct RestoreOptions {
  std::optional<Instant> to_time;   // the last commit at or before it; absent: the newest
  bool as_far_as_possible = false;  // where something is damaged, what lies before it
};

struct Restored {
  std::string generation;
  std::int64_t commits = 0;  // put over the base
  Instant as_of;             // of the newest commit in it
  std::string fault;         // what was damaged behind it; empty: nothing
};
BOOST_DESCRIBE_STRUCT(Restored, (), (generation, commits, as_of, fault))

// Makes the store of the newest fitting generation at `path`, a new file. Not looked at yet: check
// it before you use it.
// Errors: NotFound where the folder has no generation, or none so old; Unavailable/shipped_damaged
// says what is damaged and up to when it can be restored.
Result<Restored> restore_shipped(const std::string& folder, const std::string& path,
                                 const RestoreOptions& options);

// Folder names of the generations that have a base, the oldest first.
std::vector<std::string> list_generations(const std::string& folder);
Result<Base> read_base(const std::string& generation);

}  // namespace penstock::store::sqlite
