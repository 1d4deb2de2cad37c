#pragma once
// Described structs ⇄ rows. A field is a column of the same name; Money `value` is the two columns
// value_minor and value_currency; tags, lists and free JSON are one JSON text.

#include <algorithm>
#include <string>
#include <vector>

#include "base/record_json.h"
#include "store/database.h"

namespace penstock::store {

// "d.id, d.title, d.value_minor, d.value_currency": the columns of T in order, for SELECT.
template <Described T>
std::string columns(std::string_view alias = "") {
  std::string out;
  auto add = [&](std::string_view name, std::string_view suffix) {
    if (!out.empty()) out += ", ";
    if (!alias.empty()) out.append(alias) += '.';
    out.append(name).append(suffix);
  };
  for_each_field<T>([&](std::string_view name, auto member) {
    using Bare = bare_field<decltype(std::declval<T&>().*member)>;
    if constexpr (std::is_same_v<Bare, Money>) {
      add(name, "_minor");
      add(name, "_currency");
    } else {
      add(name, "");
    }
  });
  return out;
}

// ---- rows into structs; each reads its column(s) and moves `column` on ----

inline void read_column(const Row& row, int& column, bool& v) { v = row.integer(column++) != 0; }
inline void read_column(const Row& row, int& column, std::int64_t& v) { v = row.integer(column++); }
inline void read_column(const Row& row, int& column, int& v) {
  v = static_cast<int>(row.integer(column++));
}
inline void read_column(const Row& row, int& column, double& v) { v = row.real(column++); }
inline void read_column(const Row& row, int& column, std::string& v) { v = row.text(column++); }
inline void read_column(const Row& row, int& column, Instant& v) {
  v = instant_from_ms(row.integer(column++));
}
inline void read_column(const Row& row, int& column, Date& v) {
  auto date = parse_date(row.text(column++));
  PENSTOCK_CHECK(date.has_value(), "a stored date is a date");
  v = *date;
}
inline void read_column(const Row& row, int& column, Probability& v) {
  v.basis_points = static_cast<int>(row.integer(column++));
}
inline void read_column(const Row& row, int& column, RawJson& v) { v.text = row.text(column++); }
inline void read_column(const Row& row, int& column, Money& v) {
  v.minor = row.integer(column++);
  v.currency = Currency::parse(row.text(column++)).value_or(Currency{});
}
template <class Tag>
void read_column(const Row& row, int& column, Id<Tag>& v) {
  v.value = row.integer(column++);
}
template <DescribedEnum E>
void read_column(const Row& row, int& column, E& v) {
  auto e = parse_enum<E>(row.text(column++));
  PENSTOCK_CHECK(e.has_value(), "a stored choice is one of the choices");
  v = *e;
}
inline void read_column(const Row& row, int& column, Json& v) {
  auto text = row.text(column++);
  v = text.empty() ? Json{} : parse_json(text).value();
}
template <class T>
void read_column(const Row& row, int& column, std::vector<T>& v) {
  v.clear();
  auto text = row.text(column++);
  if (text.empty() || text == "[]") return;
  FieldErrors errors;
  read_json(parse_json(text).value(), v, FieldNote{.name = "", .text_max = SIZE_MAX}, "", errors);
}
template <class T>
void read_column(const Row& row, int& column, std::optional<T>& v) {
  if (row.is_null(column)) {
    v.reset();
    column += std::is_same_v<T, Money> ? 2 : 1;
  } else {
    read_column(row, column, v.emplace());
  }
}

// Reads T from a row whose columns from `column` on are columns<T>().
template <Described T>
T read_row(const Row& row, int column = 0) {
  T record{};
  for_each_field<T>(
      [&](std::string_view, auto member) { read_column(row, column, record.*member); });
  return record;
}

// ---- structs into parameters ----

template <class T>
void add_params(std::vector<Param>& params, const T& v) {
  if constexpr (is_optional<T>) {
    if (v) return add_params(params, *v);
    params.emplace_back(nullptr);
    if constexpr (std::is_same_v<typename T::value_type, Money>) params.emplace_back(nullptr);
  } else if constexpr (std::is_same_v<T, Money>) {
    params.emplace_back(v.minor);
    params.emplace_back(v.currency.text());
  } else if constexpr (is_vector<T> && !std::is_same_v<T, std::vector<std::string>>) {
    params.emplace_back(Json(to_json(v)));
  } else {
    params.emplace_back(v);
  }
}

// A column that is computed from a record and stored beside it for search and sorting, such as
// name_folded. A record that has some says so in one function, found beside the struct:
//   inline auto derived_columns(const Team& t) { return std::array{Derived{"name_folded",
//   fold(t.name)}}; }
struct Derived {
  std::string_view name;
  Value value;
  bool operator==(const Derived&) const = default;
};

template <class T>
auto derived_of(const T& record) {
  if constexpr (requires { derived_columns(record); })
    return derived_columns(record);
  else
    return std::array<Derived, 0>{};
}

template <Described T>
const std::string& insert_sql(std::string_view table) {
  static const std::string sql = [&] {
    auto names = columns<T>();
    for (const auto& derived : derived_of(T{})) names.append(", ").append(derived.name);
    std::string out =
        "INSERT INTO " + std::string(table) + " (workspace_id, " + names + ") VALUES ($1";
    auto count = 1 + std::count(names.begin(), names.end(), ',');
    for (long i = 0; i < count; ++i) out += ", $" + std::to_string(i + 2);
    return out + ")";
  }();
  return sql;
}

// Inserts a row. Requires: T is stored in one table only.
template <Described T>
void insert(Tx& tx, std::string_view table, WorkspaceId workspace_id, const T& record) {
  std::vector<Param> params{workspace_id};
  for_each_field<T>([&](std::string_view, auto member) { add_params(params, record.*member); });
  const auto derived = derived_of(record);
  for (const auto& column : derived) params.emplace_back(column.value);
  tx.add_row(insert_sql<T>(table), params);
}

// All rows that follow "SELECT columns FROM table alias": `rest` is "WHERE d.workspace_id = $1 …".
template <Described T>
std::vector<T> select_all(Reader& reader, std::string_view table, std::string_view rest,
                          std::initializer_list<Param> params) {
  std::vector<T> records;
  auto sql =
      "SELECT " + columns<T>("t") + " FROM " + std::string(table) + " t " + std::string(rest);
  reader.query(sql, params, [&](const Row& row) { records.push_back(read_row<T>(row)); });
  return records;
}

template <Described T, class I>
std::optional<T> find_by_id(Reader& reader, std::string_view table, WorkspaceId workspace_id,
                            I id) {
  static const std::string sql = "SELECT " + columns<T>("t") + " FROM " + std::string(table) +
                                 " t WHERE t.workspace_id = $1 AND t.id = $2";
  std::optional<T> found;
  reader.query(sql, {workspace_id, id}, [&](const Row& row) { found = read_row<T>(row); });
  return found;
}

// What changed between two states of a record: {"title": ["old", "new"], …}. Fields named in
// `ignore` are left out.
template <Described T>
Json changes_between(const T& before, const T& after,
                     std::initializer_list<std::string_view> ignore = {}) {
  Json::Object changes;
  for_each_field<T>([&](std::string_view name, auto member) {
    if (before.*member == after.*member) return;
    for (auto left_out : ignore)
      if (name == left_out) return;
    changes.emplace_back(std::string(name),
                         Json::Array{to_json(before.*member), to_json(after.*member)});
  });
  return changes;
}

// Writes the columns that differ, where the row still has the version of `before`.
// Requires: T has `id` and `version`, and after.version = before.version + 1.
// Errors: Conflict/version_conflict when somebody was faster.
template <Described T>
Result<void> update(Tx& tx, std::string_view table, WorkspaceId workspace_id, const T& before,
                    const T& after) {
  std::vector<Param> params{workspace_id, after.id, before.version};
  std::string set;
  for_each_field<T>([&](std::string_view name, auto member) {
    if (before.*member == after.*member) return;
    using Bare = bare_field<decltype(std::declval<T&>().*member)>;
    auto at = params.size();
    add_params(params, after.*member);
    auto named = [&](std::string_view suffix, std::size_t index) {
      if (!set.empty()) set += ", ";
      set.append(name).append(suffix) += " = $" + std::to_string(index);
    };
    if constexpr (std::is_same_v<Bare, Money>) {
      named("_minor", at + 1);
      named("_currency", at + 2);
    } else {
      named("", at + 1);
    }
  });
  const auto derived_before = derived_of(before);
  const auto derived_after = derived_of(after);
  for (std::size_t i = 0; i < derived_after.size(); ++i) {
    if (derived_before[i] == derived_after[i]) continue;
    params.emplace_back(derived_after[i].value);
    set.append(", ").append(derived_after[i].name) += " = $" + std::to_string(params.size());
  }
  auto changed = tx.execute("UPDATE " + std::string(table) + " SET " + set +
                                " WHERE workspace_id = $1 AND id = $2 AND version = $3",
                            params);
  if (changed != 1)
    return conflict(
        "version_conflict",
        "somebody changed this record since you read it; load it again and repeat the change");
  return {};
}

}  // namespace penstock::store
