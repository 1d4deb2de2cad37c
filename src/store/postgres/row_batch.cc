#include "store/postgres/row_batch.h"

#include <algorithm>

namespace penstock::store::postgres {
namespace {

void append_text(std::string& out, std::string_view text) {
  if (text.find('\0') != std::string_view::npos)
    throw StoreError(StoreErrorKind::Misuse, "a text with a zero byte cannot be stored");
  for (char c : text) {
    switch (c) {
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
}

void append_value(std::string& out, const Param& param) {
  if (param.is_null())
    out += "\\N";
  else if (const auto* integer = param.as_int())
    fmt::format_to(std::back_inserter(out), "{}", *integer);
  else if (const auto* real = param.as_double())
    fmt::format_to(std::back_inserter(out), "{}", *real);
  else
    append_text(out, param.as_text());
}

bool is_name_character(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

RowBatch::Rows* RowBatch::rows_of(std::string_view insert) {
  auto known = std::ranges::find(tables_, insert, &Rows::insert);
  if (known != tables_.end()) return &*known;
  constexpr std::string_view kBegin = "INSERT INTO ", kValues = ") VALUES ($1";
  auto open = insert.find(" (");
  auto values = insert.find(kValues);
  bool plain = insert.starts_with(kBegin) && open < values && values != std::string_view::npos &&
               insert.find(')', values + 1) == insert.size() - 1;
  if (!plain) return nullptr;
  auto table = insert.substr(kBegin.size(), open - kBegin.size());
  auto columns = insert.substr(open + 2, values - open - 2);
  return &tables_.emplace_back(Rows{.insert = std::string(insert),
                                    .table = std::string(table),
                                    .columns = std::string(columns),
                                    .text = {},
                                    .count = 0});
}

bool RowBatch::add(std::string_view insert, std::span<const Param> params) {
  auto* rows = rows_of(insert);
  if (!rows) return false;
  auto before = rows->text.size();
  for (const auto& param : params) {
    if (&param != params.data()) rows->text += '\t';
    append_value(rows->text, param);
  }
  rows->text += '\n';
  ++rows->count;
  bytes_ += rows->text.size() - before;
  return true;
}

std::vector<std::string> RowBatch::tables() const {
  std::vector<std::string> names;
  for (const auto& rows : tables_)
    if (std::ranges::find(names, rows.table) == names.end()) names.push_back(rows.table);
  return names;
}

std::size_t RowBatch::send(Connection& connection, std::string_view table) {
  std::size_t sent = 0;
  for (const auto& rows : tables_) {
    if (rows.table != table) continue;
    bytes_ -= rows.text.size();
    sent += rows.count;
    connection.copy_in("COPY " + rows.table + " (" + rows.columns + ") FROM STDIN", rows.text);
  }
  std::erase_if(tables_, [&](const Rows& rows) { return rows.table == table; });
  return sent;
}

bool names_table(std::string_view sql, std::string_view table) {
  for (auto at = sql.find(table); at != std::string_view::npos; at = sql.find(table, at + 1)) {
    auto end = at + table.size();
    bool begins = at == 0 || !is_name_character(sql[at - 1]);
    bool ends = end == sql.size() || !is_name_character(sql[end]);
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace penstock::store::postgres
