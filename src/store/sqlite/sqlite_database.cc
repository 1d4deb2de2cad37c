// The writer thread takes all writes that wait, runs each in a savepoint inside one transaction,
// commits (one fsync) and then answers them all. While one fsync runs the next group gathers, so
// the group grows with the load and a lone write waits for nobody.
//
// Background writes take turns with those groups, one at a time: a person waits for the end of at
// most one, and an import goes on under any load.
//
// Rejected: a connection per request with busy retries (writers starve each other, one fsync per
// change); synchronous=NORMAL (a power cut loses acknowledged changes).

#include "store/sqlite/sqlite_database.h"

#include <fcntl.h>
#include <sqlite3.h>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "store/sqlite/connection.h"
#include "store/sqlite/online_copy.h"
#include "store/sqlite/page_sums.h"
#include "store/sqlite/read_connections.h"
#include "store/sqlite/shipping.h"
#include "store/sqlite/statistics.h"
#include "store/sqlite/store_lock.h"
#include "store/sqlite/text_engine.h"
#include "store/sqlite/why_not.h"
#include "store/text_index.h"
#include "store/writing.h"

namespace penstock::store {
namespace {

using sqlite::Access;
using sqlite::Connection;

class SqliteDialect final : public Dialect {
 public:
  std::string json_text(std::string_view column, std::string_view key) const override {
    return "json_extract(" + std::string(column) + ", '$.' || json_quote(" + std::string(key) +
           "))";
  }
  std::string_view engine() const override { return "sqlite"; }
  std::string_view small_rows() const override { return "WITHOUT ROWID"; }
  std::string in_list(std::string_view expression, std::string_view placeholder) const override {
    return std::string(expression) + " IN (SELECT value FROM json_each(" +
           std::string(placeholder) + "))";
  }
  std::string json_array_has(std::string_view column, std::string_view placeholder) const override {
    return "EXISTS (SELECT 1 FROM json_each(" + std::string(column) +
           ") WHERE value = " + std::string(placeholder) + ")";
  }
  std::string_view all_columns() const override {
    return "SELECT m.name, c.name, c.pk FROM sqlite_master m, pragma_table_info(m.name) c WHERE "
           "m.type = "
           "'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name NOT LIKE 'text\\_%' "
           "ESCAPE '\\' ORDER BY m.name, c.cid";
  }
  std::string_view all_references() const override {
    return "SELECT m.name, f.\"from\", f.\"table\" FROM sqlite_master m, "
           "pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.\"from\" <> "
           "'workspace_id'";
  }
  const TextEngine& text_engine() const override { return text_engine_; }

 private:
  sqlite::SqliteTextEngine text_engine_;
};

class SqliteReader final : public Reader {
 public:
  explicit SqliteReader(Connection& connection) : connection_(connection) {}
  const Dialect& dialect() const override { return sqlite_dialect(); }
  void run(std::string_view sql, std::span<const Param> params, const OnRow& on_row) override {
    connection_.run(sql, params, on_row);
  }

 private:
  Connection& connection_;
};

class SqliteTx final : public Tx {
 public:
  SqliteTx(Connection& connection, IdMaker& ids, const std::atomic<bool>& people_wait)
      : connection_(connection), ids_(ids), people_wait_(people_wait) {}
  IdMaker& ids() override { return ids_; }
  bool people_wait() const override { return people_wait_; }
  std::int64_t last_position() const override { return told.last_position(); }
  const Dialect& dialect() const override { return sqlite_dialect(); }
  void run(std::string_view sql, std::span<const Param> params, const OnRow& on_row) override {
    connection_.run(sql, params, on_row);
  }
  std::int64_t execute(std::string_view sql, std::span<const Param> params) override {
    return connection_.execute(sql, params);
  }
  void journal_grew(WorkspaceId workspace_id, std::int64_t head) override {
    told.journal_grew(workspace_id, head);
  }
  void text_changed(TextChange change) override { told.text_changed(std::move(change)); }

  void expect_many_rows() override {
    if (!big_cache_) connection_.script(sqlite::kBigCache);
    big_cache_ = true;
  }
  ~SqliteTx() {
    try {
      if (big_cache_) connection_.script(sqlite::kUsualCache);
    } catch (const StoreError&) {
      // A large cache costs memory, nothing else.
    }
  }

  Told told;

 private:
  Connection& connection_;
  IdMaker& ids_;
  const std::atomic<bool>& people_wait_;
  bool big_cache_ = false;
};

// While it lives no reader keeps its snapshot.
class Writing {
 public:
  explicit Writing(sqlite::ReadConnections& readers) : readers_(readers) {
    readers_.write_begins();
  }
  ~Writing() { readers_.write_ends(); }
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;

 private:
  sqlite::ReadConnections& readers_;
};

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const SqliteOptions& options, std::optional<sqlite::StoreLock> lock)
      : path_(options.path),
        vfs_(options.vfs),
        ids_(options.ids),
        lock_(std::move(lock)),
        shipping_(options.shipping),
        writer_connection_(path_, options.read_only ? Access::ReadOnly : Access::ReadWrite, vfs_),
        readers_(path_, vfs_) {
    if (!options.read_only) tail_.emplace(writer_connection_);
    if (lock_) lock_->opened();
    writer_ = std::thread([this] { write_loop(); });
    if (shipping_) shipping_->begin(live_);
  }
  ~SqliteDatabase() override {
    if (shipping_) shipping_->end();
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    writer_.join();
    if (tail_ && trouble_.empty()) put_log_into_file();
  }

  const Dialect& dialect() const override { return sqlite_dialect(); }

  void write(WorkspaceId about, std::function<Result<void>(Tx&)> work,
             std::function<void(Result<void>)> done, Urgency urgency) override {
    Write write{about, std::move(work), std::move(done), {}};
    {
      std::lock_guard lock(mutex_);
      if (trouble_.empty() && !stopping_ && queue_.push(std::move(write), urgency)) {
        wake_.notify_one();
        return;
      }
    }
    auto trouble = write_trouble();
    write.done(trouble.empty()
                   ? limit_exceeded("write_queue_full",
                                    "too many changes are waiting; try again in a moment")
                   : stopped(trouble));
  }

  void read(const std::function<void(Reader&)>& work) override {
    try {
      readers_.read([&](Connection& connection) {
        SqliteReader reader(connection);
        work(reader);
      });
    } catch (const StoreError& error) {
      if (error.kind == StoreErrorKind::Corrupt) stop_writing(damaged(error.what()));
      throw;
    }
  }

  void on_commit(OnCommit listener) override {
    std::lock_guard lock(mutex_);
    listeners_.push_back(std::move(listener));
  }

  std::string write_trouble() const override {
    std::lock_guard lock(mutex_);
    return trouble_;
  }

  // On the writer's thread: the connection is its own, and commits are shipped already.
  void tune() override {
    auto done = on_writer([this](sqlite::WalTail&) {
      Writing writing(readers_);
      sqlite::write_statistics(writer_connection_);
    });
    if (!done.ok()) throw StoreError(StoreErrorKind::Io, done.error().says);
  }

  // Beside a writer table by table, so that no snapshot is held for long and the log can start
  // anew; that leaves out the list of free pages.
  std::vector<std::string> find_faults() override {
    std::vector<std::string> faults;
    try {
      Connection connection(path_, Access::ReadOnly, vfs_);
      auto note = [&](const Row& row) {
        if (row.text(0) != "ok") faults.emplace_back(row.text(0));
      };
      if (!tail_) connection.run("PRAGMA integrity_check", {}, note);
      for (const auto& table : tail_ ? all_tables(connection) : std::vector<std::string>{})
        connection.run("PRAGMA integrity_check(\"" + table + "\")", {}, note);
      if (!faults.empty()) stop_writing(damaged(faults.front()));
      connection.run("PRAGMA foreign_key_check", {}, [&](const Row& row) {
        faults.push_back("a row of " + std::string(row.text(0)) + " points to a row of " +
                         std::string(row.text(2)) + " that is not there");
      });
    } catch (const StoreError& error) {
      // A damaged schema makes these statements wrong in themselves.
      if (error.kind != StoreErrorKind::Corrupt && error.kind != StoreErrorKind::Misuse) throw;
      stop_writing(damaged(error.what()));
      faults.emplace_back(error.what());
    }
    return faults;
  }

  bool in_use_elsewhere() override { return !lock_ && sqlite::StoreLock::is_taken(path_); }

  Result<void> backup_to(const std::string& path) override {
    try {
      return tail_ ? sqlite::copy_while_written(live_, path)
                   : sqlite::copy_of_another(path_, vfs_, path);
    } catch (const StoreError& error) {
      return failed(error);
    }
  }

 private:
  void write_loop() {
    for (;;) {
      std::vector<Write> group;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) return;
        group = queue_.take(kGroupCommitMax);
      }
      commit_group(group);
      for (auto& write : group) write.done(std::move(write.outcome));
    }
  }

  void commit_group(std::vector<Write>& group) {
    SqliteTx tx(writer_connection_, ids_, queue_.people_wait());
    try {
      Writing writing(readers_);
      writer_connection_.run("BEGIN IMMEDIATE", {}, nullptr);
      for (auto& write : group) run_in_savepoint(tx, write);
      write_texts(tx, tx.told.take_texts());
      writer_connection_.run("COMMIT", {}, nullptr);
    } catch (const StoreError& error) {
      roll_back();
      if (error.kind == StoreErrorKind::Io) stop_writing(error.what());
      auto why = failed(error);
      for (auto& write : group)
        if (write.outcome.ok()) write.outcome = why;
      return;
    }
    std::vector<OnCommit> listeners;
    {
      std::lock_guard lock(mutex_);
      listeners = listeners_;
    }
    for (auto [workspace_id, head] : tx.told.grown())
      for (auto& listener : listeners) listener(workspace_id, head);
  }

  // A write that fails takes only itself back. What breaks the transaction itself (a full disk)
  // is thrown on and fails the whole group: nothing of it was acknowledged yet.
  void run_in_savepoint(SqliteTx& tx, Write& write) {
    tx.told.begin_one();
    writer_connection_.run("SAVEPOINT one", {}, nullptr);
    write.outcome = run_work(write, tx);
    if (!write.outcome.ok()) {
      writer_connection_.run("ROLLBACK TO one", {}, nullptr);
      tx.told.forget_one();
    }
    writer_connection_.run("RELEASE one", {}, nullptr);
  }

  void roll_back() {
    try {
      if (writer_connection_.in_transaction()) writer_connection_.run("ROLLBACK", {}, nullptr);
    } catch (const StoreError& error) {
      stop_writing(error.what());
    }
  }

  // A write that changes nothing brings `work` to the writer, whose answers come between two
  // transactions.
  Result<void> on_writer(const std::function<void(sqlite::WalTail&)>& work) {
    std::promise<Result<void>> ran;
    write(
        WorkspaceId{}, [](Tx&) { return Result<void>{}; },
        [&](Result<void> outcome) {
          try {
            if (outcome.ok()) work(*tail_);
            ran.set_value(std::move(outcome));
          } catch (...) {
            ran.set_exception(std::current_exception());
          }
        },
        Urgency::Background);
    return ran.get_future().get();
  }

  static std::vector<std::string> all_tables(Connection& connection) {
    std::vector<std::string> tables;
    connection.run("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0", {},
                   [&](const Row& row) { tables.emplace_back(row.text(0)); });
    return tables;
  }

  // What is told when a page is not as it was written: nothing is changed from then on.
  static std::string damaged(const std::string& what) {
    return "the database is damaged (" + what +
           "); stop the server and restore a backup: penstock restore --help";
  }

  Error failed(const StoreError& error) {
    if (error.kind != StoreErrorKind::Corrupt) return store_failed(error);
    stop_writing(damaged(error.what()));
    return stopped(damaged(error.what()));
  }
  static Error stopped(const std::string& why) {
    return unavailable("store_stopped", "the store takes no changes: " + why);
  }

  // So that the file alone is the whole store. Where it fails the log stays beside it.
  void put_log_into_file() {
    Writing writing(readers_);
    int code = sqlite3_wal_checkpoint_v2(writer_connection_.handle(), "main",
                                         SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code == SQLITE_OK && lock_) lock_->closed();
  }

  // After a failed fsync nobody knows what is on the disk: no write may follow.
  void stop_writing(const std::string& why) {
    std::lock_guard lock(mutex_);
    if (trouble_.empty()) trouble_ = why;
  }

  std::string path_;
  std::string vfs_;
  IdMaker& ids_;
  std::optional<sqlite::StoreLock> lock_;  // none where nothing is written
  Shipping* shipping_;
  Connection writer_connection_;
  std::optional<sqlite::WalTail> tail_;  // none where nothing is written
  sqlite::Live live_{path_, vfs_, [this](const auto& work) { return on_writer(work); }};
  sqlite::ReadConnections readers_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  WriteQueue queue_;
  std::vector<OnCommit> listeners_;
  std::string trouble_;
  bool stopping_ = false;
  std::thread writer_;
};

}  // namespace

const Dialect& sqlite_dialect() {
  static const SqliteDialect dialect;
  return dialect;
}

namespace {

// Why the file is no store of ours: it has tables, but not ours. Empty: it may be one. Looked at
// before anything is changed in it.
std::string foreign(const SqliteOptions& options) {
  std::error_code error;
  if (std::filesystem::file_size(options.path, error) == 0 || error) return {};
  Connection connection(options.path, Access::ReadOnly, options.vfs);
  std::string tables, ours;
  connection.run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name LIMIT 3", {},
                 [&](const Row& row) { tables.append(row.text(0)) += ' '; });
  connection.run("SELECT c.name FROM pragma_table_info('schema_version') c ORDER BY c.cid", {},
                 [&](const Row& row) { ours.append(row.text(0)) += ' '; });
  if (tables.empty() || ours == "number name run_at ") return {};
  return options.path + " is the database of another program (with the tables " + tables +
         "…); give another folder";
}

// Who looked into the file of a server that died has put its log into it, without sums.
Result<void> seal_after_others(const std::string& path, const sqlite::StoreLock& lock) {
  std::error_code error;
  if (!lock.left_open() || std::filesystem::exists(path + "-wal", error) ||
      !std::filesystem::exists(path, error))
    return {};
  TRY(file, FileHandle::open(path, O_RDWR));
  return sqlite::seal_pages(file, sqlite::Unsealed::WithoutSum);
}

Result<std::unique_ptr<Database>> open_locked(const SqliteOptions& options,
                                              std::optional<sqlite::StoreLock> lock) {
  try {
    if (lock) {
      TRY_VOID(sqlite::refuse_lost(options.path, lock->had_store()));
      TRY_VOID(seal_after_others(options.path, *lock));
    }
    if (auto why = foreign(options); !why.empty()) return unavailable("store_foreign", why);
    return std::unique_ptr<Database>(std::make_unique<SqliteDatabase>(options, std::move(lock)));
  } catch (const StoreError& error) {
    return sqlite::why_not(options.path, error);
  }
}

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(SqliteOptions options) {
  // The lock and the log lie beside the file itself, whatever links lead to it.
  std::error_code error;
  if (auto file = std::filesystem::canonical(options.path, error); !error)
    options.path = file.string();
  std::optional<sqlite::StoreLock> lock;
  if (!options.read_only) {
    TRY(taken, sqlite::StoreLock::take(options.path));
    lock = std::move(taken);
  }
  return open_locked(options, std::move(lock));
}

}  // namespace penstock::store
