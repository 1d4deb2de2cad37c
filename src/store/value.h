#pragma once
// A value that goes into or comes out of a statement. Booleans travel as 0/1, instants as
// milliseconds UTC, dates as ISO text, ids and money as integers: the same on every engine.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace penstock::store {

using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string>;

// A piece of SQL with its values. Placeholders are $1, $2 … in the order of `values`.
struct Sql {
  std::string text;
  std::vector<Value> values;

  // Binds a value and returns its placeholder ("$7").
  std::string bind(Value value) {
    values.push_back(std::move(value));
    auto placeholder = std::to_string(values.size());
    placeholder.insert(placeholder.begin(), '$');
    return placeholder;
  }
};

class TextEngine;

// The few words that engines spell differently. Everything else is one text (docs/ARCHITECTURE.md).
class Dialect {
 public:
  virtual ~Dialect() = default;
  virtual std::string_view engine() const = 0;  // "sqlite" or "postgres"
  // A member of a JSON column as text: column and a placeholder or literal of the key.
  virtual std::string json_text(std::string_view column, std::string_view key) const = 0;
  // "expression is one of the JSON array of values bound at placeholder".
  virtual std::string in_list(std::string_view expression, std::string_view placeholder) const = 0;
  // What follows a table of small rows in CREATE TABLE, and the type of a JSON column.
  virtual std::string_view small_rows() const { return ""; }
  virtual std::string_view json_type() const { return "TEXT"; }
  // A statement after which the transaction is alone among those that ran it; empty where every
  // transaction that writes is alone.
  virtual std::string_view stand_alone() const { return ""; }
  // True where a JSON array column holds the text bound at placeholder.
  virtual std::string json_array_has(std::string_view column,
                                     std::string_view placeholder) const = 0;
  virtual const TextEngine& text_engine() const = 0;
  // A SELECT of (table, column), in the order of tables and of the columns in each; without what
  // the engine derives from others (the text index).
  virtual std::string_view all_columns() const = 0;
  // A SELECT of (table, column, table that the column refers to): the foreign keys, without the
  // workspace that is part of each.
  virtual std::string_view all_references() const = 0;
};

}  // namespace penstock::store
