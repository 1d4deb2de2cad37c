#pragma once
// Files that must be there after the power went: written whole, synced, and named last.

#include <sys/types.h>

#include <string>
#include <string_view>

#include "base/result.h"

namespace penstock {

// An open file; closed with the object. -1 where there is none.
class FileHandle {
 public:
  FileHandle() = default;
  explicit FileHandle(int fd) : fd_(fd) {}
  FileHandle(FileHandle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileHandle& operator=(FileHandle&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~FileHandle();
  // `flags` as of open(2); O_CLOEXEC and mode 0600 are added.
  // Errors: Unavailable/file_failed, Unavailable/disk_full; they say the path and the reason.
  static Result<FileHandle> open(const std::string& path, int flags);

  int fd() const { return fd_; }
  Result<void> write(std::string_view bytes);
  Result<void> write_at(off_t offset, std::string_view bytes);
  // Fewer bytes than asked only at the end of the file.
  Result<std::size_t> read_at(off_t offset, char* to, std::size_t bytes) const;
  Result<void> sync();
  Result<void> truncate(off_t bytes);
  // A hint: the file will be so long. Its blocks are found now, where the disk can do that.
  void reserve(off_t bytes);
  Result<off_t> size() const;

 private:
  int fd_ = -1;
};

// What went wrong with a file, from errno.
Error file_failed(const std::string& what);
Result<void> sync_folder(const std::string& folder);
// The new name is durable when it returns.
Result<void> rename_durably(const std::string& from, const std::string& to);
// Under its name there is the old text or the whole new one.
Result<void> replace_file(const std::string& path, std::string_view text);
// Errors: Unavailable/file_failed. For small files: it comes as a whole.
Result<std::string> read_file(const std::string& path);

}  // namespace penstock
