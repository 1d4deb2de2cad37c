#include "features/importing/upload_files.h"

#include <sodium.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "features/importing/import_store.h"

namespace penstock::importing {
namespace {

namespace fs = std::filesystem;

// Parts are texts: every engine keeps those alike.
std::string encoded(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the zero behind it
  return text;
}

std::string decoded(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  auto wrong =
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
  PENSTOCK_CHECK(wrong == 0, "a part that we have encoded can be decoded");
  bytes.resize(size);
  return bytes;
}

Error gone() {
  return {ErrorCode::NotFound, "upload_gone",
          "the file that was sent is not there any more; send it again"};
}

Error not_kept(const std::string& why) {
  return unavailable("upload_failed", "the file could not be kept: " + why + "; try again");
}

// "upload_…" was sent, "upload_….123" is being fetched, "upload-…" is being received
// (http/files.h).
bool is_ours(const std::string& name) {
  return name.starts_with("upload_") || name.starts_with("upload-");
}

std::optional<Instant> written_at(const std::string& path) {
  struct stat info{};
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return {};
  return Instant{std::chrono::seconds{info.st_mtime}};
}

}  // namespace

Result<void> UploadFiles::share(store::Database& database, WorkspaceId workspace_id, Instant now,
                                const Upload& upload) const {
  if (!shared_) return {};
  std::ifstream file(upload.path, std::ios::binary);
  std::string bytes(kPartBytes, '\0');
  for (std::int64_t part = 0, left = upload.bytes; left > 0; ++part) {
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    auto got = file.gcount();
    if (got <= 0) return not_kept("it is shorter than it was");
    left -= got;
    auto text = encoded(std::string_view(bytes).substr(0, static_cast<std::size_t>(got)));
    auto kept = database.write_now(
        workspace_id,
        [&](store::Tx& tx) -> Result<void> {
          tx.execute(
              "INSERT INTO upload_parts (workspace_id, upload_id, part, created_at, body) VALUES "
              "($1, $2, $3, $4, $5)",
              {workspace_id, upload.id, part, now, text});
          return {};
        },
        store::Urgency::Background);
    if (!kept.ok()) return kept;
  }
  return {};
}

Result<std::string> UploadFiles::find(store::Database& database, WorkspaceId workspace_id,
                                      const std::string& path) const {
  if (fs::exists(path)) return path;
  auto name = fs::path(path).filename().string();
  if (auto moved = folder_ + "/" + name; UploadId::parse(name) && fs::exists(moved)) return moved;
  if (!shared_) return path;
  std::optional<Upload> upload;
  database.read([&](store::Reader& reader) {
    auto id = reader.find_integer(
        "SELECT u.id FROM uploads u WHERE u.workspace_id = $1 AND u.path = $2 ORDER BY u.id DESC "
        "LIMIT 1",
        {workspace_id, path});
    if (id) upload = find_upload(reader, workspace_id, UploadId{*id});
  });
  if (!upload) return gone();
  auto here = folder_ + "/" + upload->id.text();
  if (!fs::exists(here)) TRY_VOID(fetch(database, workspace_id, *upload, here));
  return here;
}

// Under another name until it is whole: two threads may fetch at once, and a crash leaves no half.
Result<void> UploadFiles::fetch(store::Database& database, WorkspaceId workspace_id,
                                const Upload& upload, const std::string& to) {
  auto draft = to + "." + std::to_string(randombytes_random());
  std::ofstream file(draft, std::ios::binary);
  std::int64_t bytes = 0;
  for (std::int64_t part = 0; bytes < upload.bytes; ++part) {
    auto text = database.read_now([&](store::Reader& reader) {
      return reader.find_text(
          "SELECT p.body FROM upload_parts p WHERE p.workspace_id = $1 AND p.upload_id = $2 AND "
          "p.part = $3",
          {workspace_id, upload.id, part});
    });
    if (!text) break;
    auto piece = decoded(*text);
    bytes += static_cast<std::int64_t>(piece.size());
    file << piece;
  }
  file.close();
  std::error_code failed;
  if (bytes == upload.bytes && file.good()) fs::rename(draft, to, failed);
  std::error_code ignored;
  fs::remove(draft, ignored);
  if (bytes != upload.bytes) return gone();
  if (failed || !file.good()) return not_kept("the folder of uploads cannot be written");
  return {};
}

std::set<UploadId> list_uploads(store::Database& database, WorkspaceId workspace_id) {
  std::set<UploadId> ids;
  database.read([&](store::Reader& reader) {
    reader.query("SELECT u.id FROM uploads u WHERE u.workspace_id = $1", {workspace_id},
                 [&](const store::Row& row) { ids.insert(UploadId{row.integer(0)}); });
  });
  return ids;
}

void UploadFiles::remove(UploadId id) const {
  std::error_code ignored;  // a file that is gone already is what we want
  fs::remove(folder_ + "/" + id.text(), ignored);
}

void UploadFiles::sweep(const std::set<UploadId>& kept, Instant now) const {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
    auto path = entry.path();
    auto name = path.filename().string();
    auto id = UploadId::parse(name);
    if ((id && kept.contains(*id)) || !is_ours(name)) continue;
    if (auto at = written_at(path.string()); at && *at < now - kUploadGrace)
      fs::remove(path, ignored);
  }
}

}  // namespace penstock::importing
