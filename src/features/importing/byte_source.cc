#include "features/importing/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace penstock::importing {
namespace {

Error offset_out_of_range() {
  return invalid_field(
      "offset", "offset_out_of_range",
      "the file is shorter than the place to continue from; start the import anew");
}

}  // namespace

Result<std::size_t> MemorySource::read(std::span<char> into) {
  auto count = std::min({into.size(), chunk_bytes_, text_.size() - at_});
  if (count > 0) std::memcpy(into.data(), text_.data() + at_, count);
  at_ += count;
  return count;
}

Result<void> MemorySource::seek(std::uint64_t offset) {
  if (offset > text_.size()) return offset_out_of_range();
  at_ = offset;
  return {};
}

Result<std::unique_ptr<FileSource>> FileSource::open(const std::string& path) {
  int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    if (errno == ENOENT)
      return Error{ErrorCode::NotFound, "file_not_found",
                   "there is no file " + path + "; check its name and folder"};
    return unavailable("file_unreadable", "cannot open " + path + ": " + std::strerror(errno));
  }
  struct stat found{};
  if (::fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) {
    ::close(fd);
    return unavailable("file_unreadable", path + " is not an ordinary file; give a CSV file");
  }
  ::posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
  return std::unique_ptr<FileSource>(new FileSource(fd, static_cast<std::uint64_t>(found.st_size)));
}

FileSource::~FileSource() { ::close(fd_); }

Result<std::size_t> FileSource::read(std::span<char> into) {
  for (;;) {
    auto count = ::read(fd_, into.data(), into.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR)
      return unavailable("file_unreadable", std::string("cannot read: ") + std::strerror(errno));
  }
}

Result<void> FileSource::seek(std::uint64_t offset) {
  if (offset > bytes_) return offset_out_of_range();
  if (::lseek(fd_, static_cast<off_t>(offset), SEEK_SET) < 0)
    return unavailable("file_unreadable", std::string("cannot seek: ") + std::strerror(errno));
  return {};
}

Result<std::string> read_front(ByteSource& source, std::size_t bytes_max) {
  std::string front(bytes_max + kReadRoomMin, '\0');
  std::size_t have = 0;
  while (have < bytes_max) {
    TRY(count, source.read(std::span(front).subspan(have)));
    if (count == 0) break;
    have += count;
  }
  front.resize(std::min(have, bytes_max));
  return front;
}

}  // namespace penstock::importing
