#pragma once
// Bodies on disk: uploads coming in, downloads going out.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "http/http.h"

namespace penstock::http {

// A new file that takes an upload; removed when the object goes, unless it was moved away.
class UploadFile {
 public:
  // Errors: Unavailable/storage_failed.
  static Result<std::unique_ptr<UploadFile>> create(const std::string& folder);
  ~UploadFile();
  UploadFile(const UploadFile&) = delete;
  UploadFile& operator=(const UploadFile&) = delete;

  // Errors: Unavailable/storage_failed (a full disk). Blocks.
  Result<void> append(std::string_view bytes);
  const std::string& path() const { return path_; }
  std::uint64_t bytes() const { return bytes_; }

 private:
  UploadFile(std::string path, int file) : path_(std::move(path)), file_(file) {}
  std::string path_;
  int file_;
  std::uint64_t bytes_ = 0;
};

struct Download {
  std::uint64_t bytes = 0;
  ChunkProducer chunks;  // exactly `bytes` in all; throws when the file shrinks meanwhile
};

// Opens a regular file for sending.
// Errors: NotFound.
Result<Download> open_download(const std::string& path);

}  // namespace penstock::http
