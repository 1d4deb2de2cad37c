#pragma once
// Rows that wait to be sent with COPY, which takes many rows of a table at once. They wait in the
// order of tables that lets each row find what it refers to.

#include <string>
#include <string_view>
#include <vector>

#include "store/postgres/connection.h"

namespace penstock::store::postgres {

inline constexpr std::size_t kRowBatchBytesMax = 4 << 20;

class RowBatch {
 public:
  // `insert`: "INSERT INTO table (columns) VALUES ($1, …)", the parameters in the order of the
  // columns. False, and nothing is kept, where it is another form.
  bool add(std::string_view insert, std::span<const Param> params);
  bool empty() const { return tables_.empty(); }
  std::size_t bytes() const { return bytes_; }
  void forget() { tables_.clear(), bytes_ = 0; }

  // The tables that rows wait for.
  std::vector<std::string> tables() const;
  // Sends the rows of one of them and tells how many. Throws StoreError.
  std::size_t send(Connection& connection, std::string_view table);

 private:
  struct Rows {
    std::string insert;
    std::string table;
    std::string columns;
    std::string text;  // in COPY's text form
    std::size_t count = 0;
  };
  Rows* rows_of(std::string_view insert);

  std::vector<Rows> tables_;
  std::size_t bytes_ = 0;
};

// Whether a statement has the name as a word of its own.
bool names_table(std::string_view sql, std::string_view table);

}  // namespace penstock::store::postgres
