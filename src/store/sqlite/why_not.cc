#include "store/sqlite/why_not.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace penstock::store::sqlite {
namespace {

std::string folder_of(const std::string& path) {
  auto folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

std::string name_of(uid_t user) {
  passwd entry{};
  passwd* found = nullptr;
  char space[4096];
  getpwuid_r(user, &entry, space, sizeof space, &found);
  return found != nullptr ? found->pw_name : fmt::format("user {}", user);
}

// By the rights of who asks, not of who started the program (a test changes one without the other).
bool may(const std::string& path, int mode) {
  return ::faccessat(AT_FDCWD, path.c_str(), mode, AT_EACCESS) == 0;
}

// What forbids to use a file or a folder that is there; empty: nothing does.
std::string forbidden(const std::string& path, int mode) {
  struct stat info{};
  if (::stat(path.c_str(), &info) != 0 || may(path, mode)) return {};
  if (errno == EROFS) return path + " is on a disk that may only be read; give another folder";
  if (info.st_uid == ::geteuid())
    return fmt::format(
        "{} may not be written to, by {} who owns it either: give that right (chmod u+rwX {}), or "
        "give a folder that this user may write to",
        path, name_of(info.st_uid), path);
  return fmt::format(
      "{} belongs to {}, and {} may not use it: run this as {}, or give the file away (chown {} "
      "{}), or give a folder that this user may write to",
      path, name_of(info.st_uid), name_of(::geteuid()), name_of(info.st_uid), name_of(::geteuid()),
      path);
}

std::string forbidden_near(const std::string& path) {
  if (auto why = forbidden(folder_of(path), R_OK | W_OK | X_OK); !why.empty()) return why;
  for (const char* end : {"", "-wal", "-shm"})
    if (auto why = forbidden(path + end, R_OK | W_OK); !why.empty()) return why;
  return {};
}

bool begins_as_a_database(const std::string& path) {
  constexpr std::string_view kMagic = "SQLite format 3";
  std::string begin(kMagic.size(), '\0');
  std::ifstream(path, std::ios::binary)
      .read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return begin == kMagic;
}

Error full(const std::string& path) {
  return unavailable("disk_full", "the disk of " + path +
                                      " is full: free some space there and start again; nothing is "
                                      "damaged");
}

Error unusable(std::string says) { return unavailable("store_unusable", std::move(says)); }

}  // namespace

std::string without_statement(const StoreError& error) {
  std::string says = error.what();
  return says.substr(0, says.find(" in: "));
}

Result<void> refuse_lost(const std::string& path, bool had_store) {
  std::error_code error;
  auto bytes = std::filesystem::file_size(path, error);
  bool is_there = !error, has_log = std::filesystem::file_size(path + "-wal", error) > 0 && !error;
  if ((is_there && bytes > 0) || (!has_log && !had_store)) return {};
  return unusable(fmt::format(
      "{} {}, but {}; put the file back, or restore a backup (penstock restore --help); to begin "
      "anew move what is left away ({}*)",
      path, is_there ? "is empty" : "is not there",
      has_log ? "its log is (" + path + "-wal)" : "was a store", path));
}

Result<void> expect_store(const std::string& path) {
  std::error_code error;
  if (std::filesystem::file_size(path, error) > 0 && !error) return {};
  if (error && error != std::errc::no_such_file_or_directory)
    if (auto why = forbidden_near(path); !why.empty()) return unusable(why);
  TRY_VOID(refuse_lost(path, false));
  bool folder = std::filesystem::is_directory(folder_of(path), error);
  if (error == std::errc::permission_denied)
    return unusable(fmt::format("{} may not look into {}: run this as the user of the server",
                                name_of(::geteuid()), folder_of(path)));
  return Error{ErrorCode::NotFound, "no_store",
               folder
                   ? fmt::format("there is no store yet in {}: give the folder that the server is "
                                 "started with, or make a store with penstock init",
                                 folder_of(path))
                   : fmt::format("there is no folder {}: give the folder that the server is "
                                 "started with",
                                 folder_of(path))};
}

Error why_not(const std::string& path, const StoreError& error) {
  if (error.kind == StoreErrorKind::Full) return full(path);
  if (error.kind == StoreErrorKind::Corrupt)
    return unusable(
        begins_as_a_database(path)
            ? fmt::format("{} is damaged ({}): keep it and make a new store of a backup (penstock "
                          "restore --help)",
                          path, without_statement(error))
            : fmt::format("{} is not a database: give another folder; if it was one, make a new "
                          "store of a backup (penstock restore --help)",
                          path));
  if (auto why = forbidden_near(path); !why.empty()) return unusable(why);
  if (auto there = expect_store(path); !there.ok()) return there.error();
  return unusable(
      fmt::format("{} cannot be opened ({}): look whether its disk works and whether "
                  "another program uses it",
                  path, without_statement(error)));
}

void give_to_owner_of_folder(const std::string& path) {
  struct stat folder{}, file{};
  if (::geteuid() != 0 || ::stat(folder_of(path).c_str(), &folder) != 0 || folder.st_uid == 0 ||
      ::lstat(path.c_str(), &file) != 0 || file.st_uid != 0 || S_ISLNK(file.st_mode))
    return;
  (void)!::lchown(path.c_str(), folder.st_uid, folder.st_gid);
}

Error why_no_lock(const std::string& path, const Error& error) {
  if (error.slug == "disk_full") return full(path);
  auto why = forbidden(path + ".lock", R_OK | W_OK);
  if (why.empty()) why = forbidden(folder_of(path), W_OK | X_OK);
  if (why.empty()) why = error.says + "; give a folder that this user may write to";
  return unusable(why);
}

}  // namespace penstock::store::sqlite
