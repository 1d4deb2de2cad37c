#include "base/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace penstock {

Error file_failed(const std::string& what) {
  int code = errno;
  bool full = code == ENOSPC || code == EDQUOT;
  return unavailable(
      full ? "disk_full" : "file_failed",
      what + ": " + std::generic_category().message(code) + (full ? "; free some space" : ""));
}

FileHandle::~FileHandle() {
  if (fd_ >= 0) ::close(fd_);
}

Result<FileHandle> FileHandle::open(const std::string& path, int flags) {
  int fd = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (fd < 0) return file_failed("cannot open " + path);
  return FileHandle(fd);
}

Result<void> FileHandle::write(std::string_view bytes) {
  while (!bytes.empty()) {
    auto n = ::write(fd_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return file_failed("cannot write");
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

Result<void> FileHandle::write_at(off_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    auto n = ::pwrite(fd_, bytes.data(), bytes.size(), offset);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return file_failed("cannot write");
    bytes.remove_prefix(static_cast<std::size_t>(n));
    offset += n;
  }
  return {};
}

Result<std::size_t> FileHandle::read_at(off_t offset, char* to, std::size_t bytes) const {
  std::size_t done = 0;
  while (done < bytes) {
    auto n = ::pread(fd_, to + done, bytes - done, offset + static_cast<off_t>(done));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return file_failed("cannot read");
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  return done;
}

Result<void> FileHandle::sync() {
  if (::fsync(fd_) != 0) return file_failed("cannot bring it to the disk");
  return {};
}

Result<void> FileHandle::truncate(off_t bytes) {
  if (::ftruncate(fd_, bytes) != 0) return file_failed("cannot cut the file");
  return {};
}

void FileHandle::reserve(off_t bytes) { (void)::posix_fallocate(fd_, 0, bytes); }

Result<off_t> FileHandle::size() const {
  auto end = ::lseek(fd_, 0, SEEK_END);
  if (end < 0) return file_failed("cannot tell the size of the file");
  return end;
}

Result<void> sync_folder(const std::string& folder) {
  TRY(handle, FileHandle::open(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY));
  return handle.sync();
}

Result<void> rename_durably(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return file_failed("cannot name the file " + to);
  return sync_folder(std::filesystem::path(to).parent_path().string());
}

Result<void> replace_file(const std::string& path, std::string_view text) {
  auto part = path + ".part";
  {
    TRY(file, FileHandle::open(part, O_WRONLY | O_CREAT | O_TRUNC));
    TRY_VOID(file.write(text));
    TRY_VOID(file.sync());
  }
  return rename_durably(part, path);
}

Result<std::string> read_file(const std::string& path) {
  TRY(file, FileHandle::open(path, O_RDONLY));
  TRY(size, file.size());
  std::string text(static_cast<std::size_t>(size), '\0');
  TRY(got, file.read_at(0, text.data(), text.size()));
  text.resize(got);
  return text;
}

}  // namespace penstock
