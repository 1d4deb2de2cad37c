#include "bare.h"

#include <fmt/format.h>

#include <stdexcept>

namespace penstock::bench {
namespace {

Statement recorded(std::string_view sql, std::span<const store::Param> params) {
  Statement statement{.sql = std::string(sql), .values = {}};
  for (const auto& param : params) {
    if (param.is_null())
      statement.values.emplace_back(nullptr);
    else if (const auto* i = param.as_int())
      statement.values.emplace_back(*i);
    else if (const auto* d = param.as_double())
      statement.values.emplace_back(*d);
    else
      statement.values.emplace_back(std::string(param.as_text()));
  }
  return statement;
}

void check(sqlite3* db, int code, std::string_view what) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  throw std::runtime_error(fmt::format("{}: {}", what.substr(0, 200), sqlite3_errmsg(db)));
}

void bind(sqlite3_stmt* stmt, int index, const store::Value& value) {
  if (const auto* i = std::get_if<std::int64_t>(&value))
    sqlite3_bind_int64(stmt, index, *i);
  else if (const auto* d = std::get_if<double>(&value))
    sqlite3_bind_double(stmt, index, *d);
  else if (const auto* s = std::get_if<std::string>(&value))
    sqlite3_bind_text(stmt, index, s->data(), static_cast<int>(s->size()), SQLITE_STATIC);
  else
    sqlite3_bind_null(stmt, index);
}

std::size_t take_columns(sqlite3_stmt* stmt) {
  std::size_t bytes = 0;
  for (int column = 0, count = sqlite3_column_count(stmt); column < count; ++column) {
    switch (sqlite3_column_type(stmt, column)) {
      case SQLITE_INTEGER:
        bytes += sqlite3_column_int64(stmt, column) != 0 ? 8 : 1;
        break;
      case SQLITE_FLOAT:
        bytes += sqlite3_column_double(stmt, column) != 0 ? 8 : 1;
        break;
      case SQLITE_NULL:
        break;
      default:
        if (sqlite3_column_text(stmt, column) != nullptr)
          bytes += static_cast<std::size_t>(sqlite3_column_bytes(stmt, column));
    }
  }
  return bytes;
}

}  // namespace

void Recorder::run(std::string_view sql, std::span<const store::Param> params,
                   const store::OnRow& on_row) {
  all_.push_back(recorded(sql, params));
  inner_.run(sql, params, on_row);
}

void RecordingTx::run(std::string_view sql, std::span<const store::Param> params,
                      const store::OnRow& on_row) {
  all_.push_back(recorded(sql, params));
  inner_.run(sql, params, on_row);
}

std::int64_t RecordingTx::execute(std::string_view sql, std::span<const store::Param> params) {
  all_.push_back(recorded(sql, params));
  return inner_.execute(sql, params);
}

Bare::Bare(const std::string& path, Role role) {
  [[maybe_unused]] static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  int flags = role == Role::Reader ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  check(db_, sqlite3_open_v2(path.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, nullptr), path);
  if (role == Role::Reader)
    script(
        "PRAGMA busy_timeout=5000; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
        "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000;");
  else
    script(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA busy_timeout=5000; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
        "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;"
        "PRAGMA journal_size_limit=67108864;");
}

Bare::~Bare() {
  for (auto& [sql, stmt] : statements_) sqlite3_finalize(stmt);
  sqlite3_close(db_);
}

void Bare::script(const char* sql) {
  check(db_, sqlite3_exec(db_, sql, nullptr, nullptr, nullptr), sql);
}

sqlite3_stmt* Bare::prepared(const std::string& sql) {
  auto& stmt = statements_[sql];
  if (stmt != nullptr) return stmt;
  auto text = sql;  // the engine numbers ?1 as others number $1
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (text[i] == '$' && text[i + 1] >= '0' && text[i + 1] <= '9') text[i] = '?';
  check(db_, sqlite3_prepare_v3(db_, text.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &stmt, nullptr),
        sql);
  return stmt;
}

void Bare::query(const std::string& sql, const std::function<void(sqlite3_stmt*)>& on_row) {
  auto* stmt = prepared(sql);
  while (sqlite3_step(stmt) == SQLITE_ROW) on_row(stmt);
  sqlite3_reset(stmt);
}

std::size_t Bare::run(const Statement& statement) {
  auto* stmt = prepared(statement.sql);
  for (std::size_t i = 0; i < statement.values.size(); ++i)
    bind(stmt, static_cast<int>(i) + 1, statement.values[i]);
  std::size_t bytes = 0;
  int code = 0;
  while ((code = sqlite3_step(stmt)) == SQLITE_ROW) bytes += take_columns(stmt);
  check(db_, code, statement.sql);
  sqlite3_reset(stmt);
  return bytes;
}

std::size_t Bare::run_all(const Statements& statements) {
  std::size_t bytes = 0;
  for (const auto& statement : statements) bytes += run(statement);
  return bytes;
}

}  // namespace penstock::bench
