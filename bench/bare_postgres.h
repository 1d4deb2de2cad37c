#pragma once
// The limit on PostgreSQL: libpq alone, statements prepared once on a connection, binary rows, one
// round trip for each statement (as `pgbench -M prepared` asks), every column of every row taken.

#include <libpq-fe.h>

#include <string>
#include <unordered_map>

#include "bare.h"

namespace penstock::bench {

class BarePostgres {
 public:
  explicit BarePostgres(const std::string& uri);
  ~BarePostgres();
  BarePostgres(const BarePostgres&) = delete;
  BarePostgres& operator=(const BarePostgres&) = delete;

  // Runs one statement to its end and takes every column. Returns the bytes seen.
  std::size_t run(const Statement& statement);
  std::size_t run_all(const Statements& statements);
  void script(const std::string& sql);
  // The first column of the first row; empty where there is none.
  std::string find(const std::string& sql);
  std::string find_prepared(const std::string& sql);
  // Rows in COPY's binary form, out of a query and into a table.
  std::string copy_out(const std::string& select);
  void copy_in(const std::string& table, const std::string& rows);

 private:
  const std::string& prepare(const Statement& statement, const std::vector<unsigned>& types);

  PGconn* conn_;
  std::unordered_map<std::string, std::string> names_;  // of prepared statements
};

// The URI of another database of the same server.
std::string database_uri(const std::string& server, const std::string& name);

}  // namespace penstock::bench
