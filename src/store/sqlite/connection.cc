#include "store/sqlite/connection.h"

#include <sqlite3.h>

#include <cerrno>

#include "store/sqlite/page_sums.h"

namespace penstock::store::sqlite {
namespace {

// SQLite numbers "$1" by first appearance, "?1" by its number: the latter is what every other
// engine means by $1. Our statements have no '$' in literals.
std::string to_sqlite_placeholders(std::string_view sql) {
  std::string out(sql);
  for (std::size_t i = 0; i + 1 < out.size(); ++i)
    if (out[i] == '$' && out[i + 1] >= '0' && out[i + 1] <= '9') out[i] = '?';
  return out;
}

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* stmt) : stmt_(stmt) {}
  bool is_null(int column) const override {
    return sqlite3_column_type(stmt_, column) == SQLITE_NULL;
  }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(stmt_, column); }
  double real(int column) const override { return sqlite3_column_double(stmt_, column); }
  std::string_view text(int column) const override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(stmt_, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(stmt_, column))};
  }

 private:
  sqlite3_stmt* stmt_;
};

void bind(sqlite3_stmt* stmt, int index, const Param& param) {
  if (param.is_null())
    sqlite3_bind_null(stmt, index);
  else if (const auto* i = param.as_int())
    sqlite3_bind_int64(stmt, index, *i);
  else if (const auto* d = param.as_double())
    sqlite3_bind_double(stmt, index, *d);
  else {
    auto text = param.as_text();
    // A null pointer would bind NULL: an empty text is not nothing.
    sqlite3_bind_text(stmt, index, text.empty() ? "" : text.data(), static_cast<int>(text.size()),
                      SQLITE_STATIC);
  }
}

// The order matters: the mode of the journal first, then what depends on it.
constexpr const char* kPragmas =
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"  // a commit is on the disk before it is answered
    "PRAGMA foreign_keys=ON;"
    "PRAGMA busy_timeout=5000;"  // ms; only another process can hold a lock
    "PRAGMA trusted_schema=OFF;"
    "PRAGMA cell_size_check=ON;"  // a broken page is found, not followed
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA secure_delete=OFF;"
    "PRAGMA journal_size_limit=67108864;";  // bytes the WAL keeps after a checkpoint

// Once, before the first connection: the engine counts no memory, so it takes no lock of the whole
// process for each piece of it.
void configure_engine() {
  [[maybe_unused]] static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

}  // namespace

StoreErrorKind kind_of(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return StoreErrorKind::Busy;
    case SQLITE_FULL:
      return StoreErrorKind::Full;
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return StoreErrorKind::Io;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return StoreErrorKind::Corrupt;
    case SQLITE_CONSTRAINT:
      return StoreErrorKind::Constraint;
    default:
      return StoreErrorKind::Misuse;
  }
}

// Binds a prepared statement for one run and gives it back clean, also when the run throws.
class Connection::Use {
 public:
  explicit Use(Prepared& prepared) : prepared_(prepared) { ++prepared_.in_use; }
  ~Use() {
    sqlite3_reset(prepared_.stmt);
    sqlite3_clear_bindings(prepared_.stmt);
    --prepared_.in_use;
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

 private:
  Prepared& prepared_;
};

Connection::Connection(const std::string& path, Access access, const std::string& vfs) {
  configure_engine();
  int flags = access == Access::ReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                          : SQLITE_OPEN_READONLY;
  int code =
      sqlite3_open_v2(path.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, with_page_sums(vfs).c_str());
  if (code != SQLITE_OK) {
    std::string why = db_ ? sqlite3_errmsg(db_) : "out of memory";
    sqlite3_close(db_);
    throw StoreError(kind_of(code), "cannot open the database " + path + ": " + why);
  }
  sqlite3_extended_result_codes(db_, 1);
  try {
    if (access == Access::ReadWrite) {
      int reserved = kSumBytes;  // in a new file, and in one that is written anew (VACUUM)
      sqlite3_file_control(db_, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
      script(kPragmas);
      script(kUsualCache);
    } else {
      script(
          "PRAGMA busy_timeout=5000; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
          "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000;");
    }
  } catch (...) {
    sqlite3_close(db_);
    throw;
  }
}

Connection::~Connection() {
  for (auto& [text, prepared] : prepared_) sqlite3_finalize(prepared.stmt);
  sqlite3_close(db_);
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(db_) == 0; }

void Connection::fail(int code, std::string_view sql) {
  auto kind = kind_of(code);
  // The engine tells a full disk by its own code only where it writes a page itself.
  int reason = sqlite3_system_errno(db_);
  if (kind == StoreErrorKind::Io && code != SQLITE_IOERR_FSYNC &&
      (reason == ENOSPC || reason == EDQUOT))
    kind = StoreErrorKind::Full;
  throw StoreError(kind,
                   std::string(sqlite3_errmsg(db_)) + " in: " + std::string(sql.substr(0, 300)));
}

void Connection::evict_one() {
  for (auto it = recent_.rbegin(); it != recent_.rend(); ++it) {
    auto* prepared = by_text_.at(*it);
    if (prepared->in_use > 0) continue;
    sqlite3_finalize(prepared->stmt);
    std::string text(*it);
    recent_.erase(std::next(it).base());
    by_text_.erase(text);
    prepared_.erase(text);
    return;
  }
}

Connection::Prepared& Connection::prepare(std::string_view sql) {
  if (auto found = by_text_.find(sql); found != by_text_.end()) {
    auto& prepared = *found->second;
    // A statement that reads inside its own callback needs a second copy; ours never do.
    PENSTOCK_CHECK(prepared.in_use == 0, "a statement is not run inside itself");
    recent_.splice(recent_.begin(), recent_, prepared.recent);
    return prepared;
  }
  if (prepared_.size() >= kStatementsMax) evict_one();
  auto text = to_sqlite_placeholders(sql);
  sqlite3_stmt* stmt = nullptr;
  int code = sqlite3_prepare_v3(db_, text.data(), static_cast<int>(text.size()),
                                SQLITE_PREPARE_PERSISTENT, &stmt, nullptr);
  if (code != SQLITE_OK) fail(code, sql);
  auto [it, added] = prepared_.emplace(std::string(sql), Prepared{stmt, {}, 0});
  recent_.push_front(it->first);
  it->second.recent = recent_.begin();
  by_text_.emplace(it->first, &it->second);
  return it->second;
}

void Connection::run(std::string_view sql, std::span<const Param> params, const OnRow& on_row) {
  auto& prepared = prepare(sql);
  Use use(prepared);
  for (std::size_t i = 0; i < params.size(); ++i)
    bind(prepared.stmt, static_cast<int>(i) + 1, params[i]);
  SqliteRow row(prepared.stmt);
  int code;
  while ((code = sqlite3_step(prepared.stmt)) == SQLITE_ROW)
    if (on_row) on_row(row);
  if (code != SQLITE_DONE) fail(code, sql);
}

std::int64_t Connection::execute(std::string_view sql, std::span<const Param> params) {
  run(sql, params, nullptr);
  return sqlite3_changes64(db_);
}

void Connection::script(const std::string& sql) {
  int code = sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, sql);
}

}  // namespace penstock::store::sqlite
