#pragma once
// Where the files lie that were sent to be imported: in a folder of the server that received them.
// Where several servers share a database they lie there too, in parts, so that any of them can
// read what another has received.

#include <set>

#include "features/importing/imports.h"

namespace penstock::importing {

// A file that nobody has written to for so long is not about to get its row any more.
inline constexpr std::chrono::hours kUploadGrace{1};
inline constexpr std::size_t kPartBytes = 768 << 10;  // of a file, in one row

class UploadFiles {
 public:
  // `shared`: whether other servers may be asked for a file of this one.
  explicit UploadFiles(std::string folder, bool shared = false)
      : folder_(std::move(folder)), shared_(shared) {}
  const std::string& folder() const { return folder_; }

  // Keeps the file at upload.path for the other servers. Errors: Unavailable.
  Result<void> share(store::Database& database, WorkspaceId workspace_id, Instant now,
                     const Upload& upload) const;
  // Where this server can read the file that some server has kept at `path`: there, or in this
  // folder under the same name, since a folder may be moved or be spelt in another way.
  // Errors: NotFound/upload_gone, Unavailable.
  Result<std::string> find(store::Database& database, WorkspaceId workspace_id,
                           const std::string& path) const;

  // Deletes the file of an upload, where this folder has it.
  void remove(UploadId id) const;
  // Deletes from the folder what belongs to no upload of `kept`: of one that was forgotten or
  // erased, by whichever server, and what a server that died had begun to receive or to fetch.
  // Files that were written to within kUploadGrace stay, and so does what is not named as uploads
  // are.
  void sweep(const std::set<UploadId>& kept, Instant now) const;

 private:
  static Result<void> fetch(store::Database& database, WorkspaceId workspace_id,
                            const Upload& upload, const std::string& to);

  std::string folder_;
  bool shared_;
};

std::set<UploadId> list_uploads(store::Database& database, WorkspaceId workspace_id);

}  // namespace penstock::importing
