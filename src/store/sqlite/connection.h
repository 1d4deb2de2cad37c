#pragma once
// One SQLite connection with its prepared statements. Only store/sqlite/ includes this.

#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include "store/database.h"

struct sqlite3;
struct sqlite3_stmt;

namespace penstock::store::sqlite {

inline constexpr std::size_t kStatementsMax = 400;  // prepared statements kept per connection

// Pages of the file that the writer's connection holds in memory, in kB: for single changes, and
// for many rows at once, where the inner pages of the indexes should stay.
inline constexpr const char* kUsualCache = "PRAGMA cache_size=-16000;";
inline constexpr const char* kBigCache = "PRAGMA cache_size=-256000;";

enum class Access { ReadWrite, ReadOnly };

// The kind of a failure by the engine's code, extended or not.
StoreErrorKind kind_of(int code);

class Connection {
 public:
  // Throws StoreError when the file cannot be opened or is not a database.
  Connection(const std::string& path, Access access, const std::string& vfs = {});
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Runs one statement to its end. Throws StoreError.
  void run(std::string_view sql, std::span<const Param> params, const OnRow& on_row);
  std::int64_t execute(std::string_view sql, std::span<const Param> params);
  // Runs several statements separated by ';' without parameters.
  void script(const std::string& sql);
  bool in_transaction() const;
  sqlite3* handle() { return db_; }

 private:
  struct Prepared {
    sqlite3_stmt* stmt;
    std::list<std::string_view>::iterator recent;
    int in_use = 0;
  };
  class Use;
  Prepared& prepare(std::string_view sql);
  void evict_one();
  [[noreturn]] void fail(int code, std::string_view sql);

  sqlite3* db_ = nullptr;
  std::list<std::string_view> recent_;  // least recently used last
  std::unordered_map<std::string, Prepared> prepared_;
  std::unordered_map<std::string_view, Prepared*> by_text_;
};

}  // namespace penstock::store::sqlite
