#pragma once
// Rows → JSON without a struct between: what write_json(out, read_row<T>(row)) would write, from
// the columns themselves. Text, choices, days and stored JSON go over as they are kept.
// Tested by row_json_test.cc.

#include <concepts>

#include "store/record_sql.h"

namespace penstock::store {

// How many columns a field has.
template <class T>
constexpr int column_count() {
  return std::is_same_v<bare_field<T>, Money> ? 2 : 1;
}

// Writes the field that begins at `column`.
template <class T>
void write_column(std::string& out, const Row& row, int column) {
  if constexpr (is_optional<T>) {
    if (row.is_null(column))
      out += "null";
    else
      write_column<typename T::value_type>(out, row, column);
  } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, Date> ||
                       DescribedEnum<T>) {
    write_json_string(out, row.text(column));
  } else if constexpr (std::is_same_v<T, RawJson>) {
    out += row.text(column);
  } else if constexpr (is_vector<T>) {
    auto text = row.text(column);
    out += text.empty() ? std::string_view("[]") : text;
  } else {
    T value{};
    read_column(row, column, value);
    write_json(out, value);
  }
}

// Writes T from a row whose columns from `column` on are columns<T>(), with those of its fields
// only whose names `wants` takes.
template <Described T, std::predicate<std::string_view> Wants>
void write_row(std::string& out, const Row& row, int column, const Wants& wants) {
  const auto& names = json_names<T>();
  std::size_t field = 0;
  char before = '{';
  for_each_field<T>([&](std::string_view name, auto member) {
    using Type = std::remove_cvref_t<decltype(std::declval<T&>().*member)>;
    if (wants(name)) {
      out += before;
      before = ',';
      out += names[field];
      write_column<Type>(out, row, column);
    }
    ++field;
    column += column_count<Type>();
  });
  if (before == '{') out += '{';
  out += '}';
}
template <Described T>
void write_row(std::string& out, const Row& row, int column = 0) {
  write_row<T>(out, row, column, [](std::string_view) { return true; });
}

}  // namespace penstock::store
