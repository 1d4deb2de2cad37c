#pragma once
// The lock that keeps a second server away from a store in a file: an open file beside it. It also
// remembers whether who had the store came to a good end.

#include <string>

#include "base/files.h"

namespace penstock::store::sqlite {

class StoreLock {
 public:
  // One that root makes belongs to the owner of the folder, who may serve from it next.
  // Errors: Unavailable/store_unusable where nothing can be written there,
  // Unavailable/store_locked.
  static Result<StoreLock> take(const std::string& path);

  // Whether somebody has it now.
  static bool is_taken(const std::string& path);

  // Whether a store was ever opened under this lock, and whether the last who did so died.
  bool had_store() const { return !found_.empty(); }
  bool left_open() const { return found_ == kOpen; }
  // Durable when it returns. Where it cannot be written, the next one looks in vain, no more.
  void opened() { note(kOpen); }
  void closed() { note(kClosed); }

 private:
  static constexpr std::string_view kOpen = "open\n", kClosed = "closed\n";
  StoreLock(FileHandle file, std::string found)
      : file_(std::move(file)), found_(std::move(found)) {}
  void note(std::string_view state);

  FileHandle file_;
  std::string found_;
};

}  // namespace penstock::store::sqlite
