#include "store/database.h"

#include "base/record_json.h"

namespace penstock::store {

std::string Param::list_text(const std::vector<std::string>& list) { return to_json_text(list); }

void Reader::query(const Sql& sql, const OnRow& on_row) {
  std::vector<Param> params(sql.values.begin(), sql.values.end());
  run(sql.text, params, on_row);
}

std::optional<std::int64_t> Reader::find_integer(std::string_view sql,
                                                 std::initializer_list<Param> params) {
  std::optional<std::int64_t> found;
  query(sql, params, [&](const Row& row) {
    if (!found && !row.is_null(0)) found = row.integer(0);
  });
  return found;
}

std::optional<std::string> Reader::find_text(std::string_view sql,
                                             std::initializer_list<Param> params) {
  std::optional<std::string> found;
  query(sql, params, [&](const Row& row) {
    if (!found && !row.is_null(0)) found = std::string(row.text(0));
  });
  return found;
}

}  // namespace penstock::store
