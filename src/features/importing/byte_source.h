#pragma once
// Where the bytes of an import come from: a file, or memory in tests and samples. Readers pull, so
// that an import of any size runs in constant memory.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace penstock::importing {

inline constexpr std::size_t kReadRoomMin = 16;  // a decoder writes whole characters

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills the front of `into` and returns how many bytes it wrote; 0 only at the end.
  // May write fewer bytes than there is room for. Requires: room for kReadRoomMin bytes.
  virtual Result<std::size_t> read(std::span<char> into) = 0;
  // Continues at `offset` bytes from the beginning. Errors: InvalidField/offset_out_of_range.
  virtual Result<void> seek(std::uint64_t offset) = 0;
};

// Reads `text`, which must outlive it, in pieces of at most `chunk_bytes` (tests set it small).
class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view text, std::size_t chunk_bytes = SIZE_MAX)
      : text_(text), chunk_bytes_(chunk_bytes) {}
  Result<std::size_t> read(std::span<char> into) override;
  Result<void> seek(std::uint64_t offset) override;

 private:
  std::string_view text_;
  std::size_t chunk_bytes_;
  std::size_t at_ = 0;
};

class FileSource final : public ByteSource {
 public:
  // Errors: NotFound/file_not_found, Unavailable/file_unreadable.
  static Result<std::unique_ptr<FileSource>> open(const std::string& path);
  ~FileSource() override;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  Result<std::size_t> read(std::span<char> into) override;
  Result<void> seek(std::uint64_t offset) override;
  std::uint64_t bytes() const { return bytes_; }

 private:
  FileSource(int fd, std::uint64_t bytes) : fd_(fd), bytes_(bytes) {}
  int fd_;
  std::uint64_t bytes_;
};

// The next `bytes_max` bytes, or all if there are fewer; the source stands at or behind their end.
Result<std::string> read_front(ByteSource& source, std::size_t bytes_max);

}  // namespace penstock::importing
