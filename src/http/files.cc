#include "http/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

namespace penstock::http {
namespace {

constexpr std::size_t kDownloadChunkBytes = 128 * 1024;

Error storage_failed(std::string_view what) {
  const std::string reason = std::generic_category().message(errno);
  return unavailable("storage_failed", std::string(what) + ": " + reason);
}

struct OpenFile {
  int file;
  explicit OpenFile(int f) : file(f) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (file >= 0) ::close(file);
  }
};

}  // namespace

Result<std::unique_ptr<UploadFile>> UploadFile::create(const std::string& folder) {
  std::string path = folder + "/upload-XXXXXX";
  const int file = ::mkostemp(path.data(), O_CLOEXEC);  // mode 0600
  if (file < 0) return storage_failed("the upload could not be stored");
  return std::unique_ptr<UploadFile>(new UploadFile(std::move(path), file));
}

UploadFile::~UploadFile() {
  ::close(file_);
  ::unlink(path_.c_str());  // fails harmlessly when the handler moved the file away
}

Result<void> UploadFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(file_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return storage_failed("the upload could not be stored");
    bytes.remove_prefix(static_cast<std::size_t>(n));
    bytes_ += static_cast<std::uint64_t>(n);
  }
  return {};
}

Result<Download> open_download(const std::string& path) {
  const auto open = std::make_shared<OpenFile>(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat found{};
  if (open->file < 0 || ::fstat(open->file, &found) != 0 || !S_ISREG(found.st_mode)) {
    return not_found("file");
  }
  Download download;
  download.bytes = static_cast<std::uint64_t>(found.st_size);
  download.chunks = [open, left = download.bytes]() mutable -> std::optional<std::string> {
    if (left == 0) return std::nullopt;
    std::string chunk(std::min<std::uint64_t>(left, kDownloadChunkBytes), '\0');
    const ssize_t n = ::read(open->file, chunk.data(), chunk.size());
    if (n <= 0) throw std::runtime_error("the file became shorter while it was sent");
    chunk.resize(static_cast<std::size_t>(n));
    left -= chunk.size();
    return chunk;
  };
  return download;
}

}  // namespace penstock::http
