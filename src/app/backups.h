#pragma once
// Backups: one file each, which counts only after it was opened and found whole. Beside it lies its
// report (NAME.json): what is in it and the sums to know it by.

#include <mutex>

#include "app/application.h"
#include "base/record.h"
#include "base/rounds.h"

namespace penstock::app {

struct BackupTable {
  std::string table;
  std::int64_t rows = 0;
  std::string hash;  // of all rows in any order (store::TableSum)
};
BOOST_DESCRIBE_STRUCT(BackupTable, (), (table, rows, hash))

struct BackupReport {
  std::string file;
  Instant made_at;
  std::int64_t bytes = 0;
  std::string hash;  // BLAKE2b of the file, 64 hex digits
  std::int64_t schema_version = 0;
  std::int64_t copy_ms = 0;   // how long the copy took, beside all other work
  std::int64_t check_ms = 0;  // and how long to look at it
  std::vector<BackupTable> tables;
};
BOOST_DESCRIBE_STRUCT(BackupReport, (),
                      (file, made_at, bytes, hash, schema_version, copy_ms, check_ms, tables))

// Makes a backup at `path` while the store is used, opens it, checks all of it (pages, references,
// journals) and names it then. `path` must not exist.
// Errors: Unavailable/not_here on PostgreSQL; Unavailable/backup_damaged when what arrived is not
// whole; Unavailable/disk_full, Unavailable/file_failed.
Result<BackupReport> make_backup(store::Database& database, const std::string& path, Instant now);

// Whether a backup is still what its report says. No report: only its pages, references and
// journals are looked at. Errors: Unavailable/backup_damaged says what is wrong.
Result<void> check_backup(const std::string& path);

struct BackupOptions {
  std::string folder;  // empty: no backups
  std::chrono::seconds every{24 * 60 * 60};
  int keep = 7;  // the newest; older ones go
};

// The server's own backups, on a thread of their own. Each reads the whole store, so each finds a
// page that went bad; where no backups are made the store is looked at as often.
class Backups {
 public:
  Backups(Application& application, BackupOptions options)
      : application_(application), options_(std::move(options)) {}
  void start();
  void stop() { rounds_.stop(); }
  // When the last one was made (also by an earlier server); why the last try failed.
  struct State {
    Instant made_at;
    std::string trouble;
  };
  State state() const;
  // One backup now, on this thread; then those go that are not kept.
  Result<BackupReport> make_one();

 private:
  std::chrono::milliseconds round();
  void back_up_or_look();
  void forget_old();

  Application& application_;
  const BackupOptions options_;
  mutable std::mutex mutex_;  // of the state
  State state_;
  Rounds rounds_;
};

}  // namespace penstock::app
