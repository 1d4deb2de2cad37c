#include "app/backups.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "app/check.h"
#include "base/files.h"
#include "base/record_json.h"
#include "store/copy.h"
#include "store/migrations.h"
#include "store/sqlite/sqlite_database.h"

namespace penstock::app {
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPrefix = "penstock-";  // of the server's own
constexpr std::string_view kSuffix = ".db";
constexpr std::chrono::minutes kAfterFailure{5};
constexpr std::chrono::minutes kFirstLook{60};  // after the start, where no backups are made

std::int64_t ms_since(std::chrono::steady_clock::time_point began) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                               began)
      .count();
}

Result<std::string> hash_of_file(const std::string& path) {
  TRY(file, FileHandle::open(path, O_RDONLY));
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
  std::string piece(1 << 20, '\0');
  for (off_t at = 0;;) {
    TRY(got, file.read_at(at, piece.data(), piece.size()));
    if (got == 0) break;
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(piece.data()), got);
    at += static_cast<off_t>(got);
  }
  unsigned char out[crypto_generichash_BYTES];
  crypto_generichash_final(&state, out, sizeof out);
  std::string hex;
  for (auto byte : out) hex += fmt::format("{:02x}", byte);
  return hex;
}

Error damaged(const std::string& path, std::string_view what) {
  return unavailable("backup_damaged", fmt::format("{} is not whole: {}", path, what));
}

// Opens the file and reads all of it. Fills the report's schema and sums.
Result<void> look_at(const std::string& path, BackupReport& report) {
  SystemClock clock;
  IdMaker ids(clock, 1);
  auto opened = store::open_sqlite({.path = path, .ids = ids, .read_only = true});
  if (!opened.ok()) return damaged(path, opened.error().says);
  auto& database = **opened;
  auto checked = check_store(database);
  if (!checked.whole) return damaged(path, checked.faults.front());
  database.read([&](store::Reader& reader) {
    report.schema_version = store::schema_version(reader);
    for (const auto& table : store::list_tables(reader)) {
      auto sum = store::sum_table(reader, table);
      report.tables.push_back({std::move(sum.table), sum.rows, std::move(sum.hash)});
    }
  });
  return {};
}

Result<BackupReport> copy_and_check(store::Database& database, const std::string& part,
                                    BackupReport report) {
  auto began = std::chrono::steady_clock::now();
  TRY_VOID(database.backup_to(part));
  report.copy_ms = ms_since(began);
  began = std::chrono::steady_clock::now();
  TRY_VOID(look_at(part, report));
  TRY(hash, hash_of_file(part));
  report.hash = std::move(hash);
  report.bytes = static_cast<std::int64_t>(fs::file_size(part));
  report.check_ms = ms_since(began);
  return report;
}

// A backup is made beside people's work: it waits where they do not.
void give_way() {
  constexpr int kNice = 10, kIdleClass = 3, kClassShift = 13, kThisThread = 1;
  auto thread = static_cast<id_t>(::syscall(SYS_gettid));
  ::setpriority(PRIO_PROCESS, thread, kNice);
  ::syscall(SYS_ioprio_set, kThisThread, 0, kIdleClass << kClassShift);
}

// Those of the server, the oldest first: their names begin with when they were made.
std::vector<fs::path> own_backups(const std::string& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    auto name = entry.path().filename().string();
    if (name.starts_with(kPrefix) && name.ends_with(kSuffix)) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

Result<BackupReport> make_backup(store::Database& database, const std::string& path, Instant now) {
  if (database.dialect().engine() != "sqlite")
    return database.backup_to(path).error();  // which says what to use
  if (fs::exists(path))
    return invalid_field("--to", "exists", path + " exists already; give a new name");
  auto part = path + ".part";
  std::error_code ignored;
  auto made =
      copy_and_check(database, part, {.file = fs::path(path).filename().string(), .made_at = now});
  if (!made.ok()) {
    fs::remove(part, ignored);
    return made;
  }
  TRY_VOID(replace_file(path + ".json", to_json_text(*made) + "\n"));
  TRY_VOID(rename_durably(part, path));
  return made;
}

Result<void> check_backup(const std::string& path) {
  BackupReport found;
  std::error_code error;
  if (fs::exists(path + ".json", error)) {
    TRY(text, read_file(path + ".json"));
    auto told = from_json_text<BackupReport>(text);
    if (!told.ok()) return damaged(path + ".json", told.error().says);
    TRY(hash, hash_of_file(path));
    if (hash != told->hash)
      return damaged(path, "its bytes are not those that its report tells of");
  }
  return look_at(path, found);
}

Backups::State Backups::state() const {
  std::lock_guard lock(mutex_);
  return state_;
}

Result<BackupReport> Backups::make_one() {
  std::error_code error;
  fs::create_directories(options_.folder, error);
  auto now = application_.clock().now();
  std::string stamp;
  for (char c : to_text(now))
    if (c != ':' && c != '-') stamp += c;
  auto path = fmt::format("{}/{}{}{}", options_.folder, kPrefix, stamp, kSuffix);
  auto made = make_backup(application_.database(), path, now);
  if (made.ok()) forget_old();
  std::lock_guard lock(mutex_);
  if (made.ok()) state_ = {.made_at = now, .trouble = {}};
  if (!made.ok()) state_.trouble = made.error().says;
  return made;
}

void Backups::forget_old() {
  auto all = own_backups(options_.folder);
  std::error_code ignored;
  for (std::size_t i = 0; i + static_cast<std::size_t>(options_.keep) < all.size(); ++i) {
    fs::remove(all[i], ignored);
    fs::remove(all[i].string() + ".json", ignored);
  }
}

// A page that went bad is in the copy too: then the store itself is looked at, which takes no more
// changes where that is so. Without backups it is looked at in their place.
void Backups::back_up_or_look() {
  if (!options_.folder.empty()) {
    auto made = make_one();
    if (made.ok())
      return spdlog::info("backup {}: {} bytes, copied in {} ms, checked in {} ms", made->file,
                          made->bytes, made->copy_ms, made->check_ms);
    spdlog::error("no backup: {}", made.error().says);
    const auto& why = made.error().slug;
    if (why == "disk_full" || why == "file_failed" || why == "backup_too_slow") return;
  }
  for (const auto& fault : check_store(application_.database()).faults)
    spdlog::error("the store is damaged: {}", fault);
}

std::chrono::milliseconds Backups::round() {
  give_way();
  auto next = application_.clock().now() + options_.every;
  try {
    back_up_or_look();
  } catch (const std::exception& failure) {
    spdlog::error("no backup: {}", failure.what());
    std::lock_guard lock(mutex_);
    state_.trouble = failure.what();
  }
  if (!state().trouble.empty()) return kAfterFailure;
  return std::max(next - application_.clock().now(), std::chrono::milliseconds{0});
}

// The first is due when the newest that is there is old enough.
void Backups::start() {
  std::chrono::milliseconds first = kFirstLook;
  if (!options_.folder.empty()) {
    auto all = own_backups(options_.folder);
    auto text =
        all.empty() ? Result<std::string>(Error{}) : read_file(all.back().string() + ".json");
    auto told = text.ok() ? from_json_text<BackupReport>(*text) : Result<BackupReport>(Error{});
    if (told.ok()) state_.made_at = told->made_at;
    first = state_.made_at + options_.every - application_.clock().now();
  }
  rounds_.start([this] { return round(); }, std::max(first, std::chrono::milliseconds{0}));
}

}  // namespace penstock::app
