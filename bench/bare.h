#pragma once
// The limit of everything that reads or writes rows: the same statements with the same values, run
// by the engine's own C interface with statements prepared once, each column of each row taken.
// Recorder and RecordingTx learn the statements from our own code while it runs, so that the limit
// can never fall behind what the code does.

#include <sqlite3.h>

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/database.h"

namespace penstock::bench {

struct Statement {
  std::string sql;
  std::vector<store::Value> values;
};

using Statements = std::vector<Statement>;

// Passes everything on and writes down what passes.
class Recorder final : public store::Reader {
 public:
  Recorder(store::Reader& inner, Statements& all) : inner_(inner), all_(all) {}
  const store::Dialect& dialect() const override { return inner_.dialect(); }
  void run(std::string_view sql, std::span<const store::Param> params,
           const store::OnRow& on_row) override;

 private:
  store::Reader& inner_;
  Statements& all_;
};

class RecordingTx final : public store::Tx {
 public:
  RecordingTx(store::Tx& inner, Statements& all) : inner_(inner), all_(all) {}
  const store::Dialect& dialect() const override { return inner_.dialect(); }
  void run(std::string_view sql, std::span<const store::Param> params,
           const store::OnRow& on_row) override;
  std::int64_t execute(std::string_view sql, std::span<const store::Param> params) override;
  void journal_grew(WorkspaceId workspace_id, std::int64_t head) override {
    inner_.journal_grew(workspace_id, head);
  }
  void expect_many_rows() override { inner_.expect_many_rows(); }
  void text_changed(store::TextChange change) override { inner_.text_changed(std::move(change)); }
  std::int64_t last_position() const override { return inner_.last_position(); }
  bool people_wait() const override { return inner_.people_wait(); }
  IdMaker& ids() override { return inner_.ids(); }

 private:
  store::Tx& inner_;
  Statements& all_;
};

// A connection with the settings of the product's own: those of its writer or of its readers.
class Bare {
 public:
  enum class Role { Reader, Writer };
  Bare(const std::string& path, Role role);
  ~Bare();
  Bare(const Bare&) = delete;
  Bare& operator=(const Bare&) = delete;

  // Runs one statement to its end and takes every column. Returns the bytes seen.
  std::size_t run(const Statement& statement);
  std::size_t run_all(const Statements& statements);
  void script(const char* sql);
  // Calls on_row for each row of a statement without parameters.
  void query(const std::string& sql, const std::function<void(sqlite3_stmt*)>& on_row);
  sqlite3* handle() { return db_; }

 private:
  sqlite3_stmt* prepared(const std::string& sql);

  sqlite3* db_ = nullptr;
  std::unordered_map<std::string, sqlite3_stmt*> statements_;
};

}  // namespace penstock::bench
