#pragma once
// A small sales world for the tests of criteria: described structs, their schema, and an SQLite
// database in the style of the store. Header for *_test.cc only.

#include <fmt/format.h>
#include <sqlite3.h>

#include "criteria/described_view.h"
#include "criteria/sql.h"

namespace penstock::criteria::test {

PENSTOCK_ID(DealId, "deal");
PENSTOCK_ID(CompanyId, "company");
PENSTOCK_ID(StageId, "stage");

struct Team {
  TeamId id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Team, (), (id, name))

struct User {
  UserId id;
  std::string name;
  std::optional<TeamId> team_id;
  bool active = true;
};
BOOST_DESCRIBE_STRUCT(User, (), (id, name, team_id, active))

struct Company {
  CompanyId id;
  std::string name;
  std::optional<std::string> industry;
  std::optional<std::int64_t> employees;
  std::optional<Money> revenue;
  std::optional<UserId> owner_id;
  std::vector<std::string> tags;
};
BOOST_DESCRIBE_STRUCT(Company, (), (id, name, industry, employees, revenue, owner_id, tags))

enum class StageKind { Open, Closing };
BOOST_DESCRIBE_ENUM(StageKind, Open, Closing)

struct Stage {
  StageId id;
  std::string name;
  StageKind kind = StageKind::Open;
  Probability probability_bp;
};
BOOST_DESCRIBE_STRUCT(Stage, (), (id, name, kind, probability_bp))

enum class DealStatus { Open, Won, Lost, Parked };
BOOST_DESCRIBE_ENUM(DealStatus, Open, Won, Lost, Parked)

struct Deal {
  DealId id;
  StageId stage_id;
  std::string title;
  DealStatus status = DealStatus::Open;
  std::optional<Money> value;
  std::optional<Probability> probability_bp;
  std::optional<Date> expected_close_on;
  std::optional<UserId> owner_id;
  std::optional<CompanyId> company_id;
  std::optional<std::string> competitor;
  std::optional<std::int64_t> score;
  std::optional<double> margin;
  bool do_not_contact = false;
  std::vector<std::string> tags;
  Instant entered_stage_at;
  std::optional<Instant> next_activity_at;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Deal, (),
                      (id, stage_id, title, status, value, probability_bp, expected_close_on,
                       owner_id, company_id, competitor, score, margin, do_not_contact, tags,
                       entered_stage_at, next_activity_at, created_at))

inline Schema make_schema() {
  auto team = make_record_spec<Team>("team", "teams");
  auto user = make_record_spec<User>("user", "users");
  auto company = make_record_spec<Company>("company", "companies");
  auto stage = make_record_spec<Stage>("stage", "stages");
  auto deal = make_record_spec<Deal>("deal", "deals");
  company.field("name")->folded_column = "name_folded";
  user.field("name")->folded_column = "name_folded";
  deal.field("title")->folded_column = "title_folded";
  deal.custom_column = "custom";
  deal.elapsed.push_back({"stage", "entered_stage_at"});
  deal.collections.push_back({"activity",
                              {"call", "meeting", "email"},
                              "activities",
                              "deal_id",
                              "kind",
                              "done_at",
                              "{}.cancelled = 0"});
  return Schema({team, user, company, stage, deal})
      .with_custom("deal",
                   {make_custom_field("region", FieldKind::Text),
                    make_custom_field("seats", FieldKind::Integer),
                    make_custom_field("renewal", FieldKind::Date),
                    make_custom_field("pilot", FieldKind::Boolean),
                    make_custom_field("tier", FieldKind::Choice, {"gold", "silver", "bronze"})});
}

class SqliteDialect final : public store::Dialect {
 public:
  std::string_view engine() const override { return "sqlite"; }
  std::string json_text(std::string_view column, std::string_view key) const override {
    return fmt::format("json_extract({}, '$.' || json_quote({}))", column, key);
  }
  std::string in_list(std::string_view expression, std::string_view placeholder) const override {
    return fmt::format("{} IN (SELECT value FROM json_each({}))", expression, placeholder);
  }
  std::string json_array_has(std::string_view column, std::string_view placeholder) const override {
    return fmt::format("EXISTS (SELECT 1 FROM json_each({}) WHERE value = {})", column,
                       placeholder);
  }
};

inline const SqliteDialect kSqlite;

// An SQLite database in memory that stores what RecordViews show.
class Database {
 public:
  Database() {
    PENSTOCK_CHECK(sqlite3_open(":memory:", &db_) == SQLITE_OK, "a database in memory");
  }
  ~Database() { sqlite3_close(db_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void execute(const std::string& sql) {
    char* error = nullptr;
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, &error) != SQLITE_OK) bug_found(error);
  }

  void create(const RecordSpec& spec) {
    std::string columns = "workspace_id BIGINT NOT NULL";
    for (const auto& [name, type] : columns_of(spec)) columns += ", " + name + " " + type;
    execute(
        fmt::format("CREATE TABLE {} ({}, PRIMARY KEY (workspace_id, id))", spec.table, columns));
  }

  void insert(const RecordSpec& spec, std::int64_t workspace, const RecordView& view,
              const Json* custom = nullptr) {
    store::Sql sql{fmt::format("INSERT INTO {} VALUES (", spec.table), {}};
    sql.text += sql.bind(workspace);
    auto add = [&](store::Value value) { sql.text += ", " + sql.bind(std::move(value)); };
    for (const auto& field : spec.fields)
      if (!field.is_custom()) add_field(field, view.value(field), add);
    if (!spec.custom_column.empty()) add(custom == nullptr ? "{}" : to_text(*custom));
    sql.text += ")";
    query(sql);
  }

  // The integers of the first column.
  std::vector<std::int64_t> query(const store::Sql& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db_, sql.text.c_str(), -1, &statement, nullptr) != SQLITE_OK)
      bug_found(std::string(sqlite3_errmsg(db_)) + " in " + sql.text);
    for (std::size_t i = 0; i < sql.values.size(); ++i) {
      int at = sqlite3_bind_parameter_index(statement, fmt::format("${}", i + 1).c_str());
      PENSTOCK_CHECK(at != 0, "every bound value is used: " + sql.text);
      bind(statement, at, sql.values[i]);
    }
    std::vector<std::int64_t> rows;
    int status;
    while ((status = sqlite3_step(statement)) == SQLITE_ROW)
      rows.push_back(sqlite3_column_int64(statement, 0));
    if (status != SQLITE_DONE) bug_found(std::string(sqlite3_errmsg(db_)) + " in " + sql.text);
    sqlite3_finalize(statement);
    return rows;
  }

  // "SEARCH d USING INDEX …": how the engine means to answer.
  std::string plan(const store::Sql& sql) {
    sqlite3_stmt* statement = nullptr;
    auto text = "EXPLAIN QUERY PLAN " + sql.text;
    PENSTOCK_CHECK(sqlite3_prepare_v2(db_, text.c_str(), -1, &statement, nullptr) == SQLITE_OK,
                   text);
    std::string out;
    while (sqlite3_step(statement) == SQLITE_ROW)
      out.append(reinterpret_cast<const char*>(sqlite3_column_text(statement, 3))).append("\n");
    sqlite3_finalize(statement);
    return out;
  }

 private:
  using Columns = std::vector<std::pair<std::string, std::string>>;

  static Columns columns_of(const RecordSpec& spec) {
    Columns columns;
    for (const auto& field : spec.fields) {
      if (field.is_custom()) continue;
      bool text = field.kind == FieldKind::Text || field.kind == FieldKind::Choice ||
                  field.kind == FieldKind::Date || field.kind == FieldKind::Tags;
      if (field.kind == FieldKind::Money) {
        columns.emplace_back(field.column + "_minor", "BIGINT");
        columns.emplace_back(field.column + "_currency", "TEXT");
      } else {
        columns.emplace_back(field.column, text                               ? "TEXT"
                                           : field.kind == FieldKind::Decimal ? "DOUBLE PRECISION"
                                                                              : "BIGINT");
      }
      if (field.folds()) columns.emplace_back(field.folded_column, "TEXT");
    }
    if (!spec.custom_column.empty()) columns.emplace_back(spec.custom_column, "TEXT NOT NULL");
    return columns;
  }

  template <class Add>
  static void add_field(const FieldSpec& field, const Value& value, Add add) {
    bool empty = std::holds_alternative<std::monostate>(value);
    if (field.kind == FieldKind::Money) {
      add(empty ? store::Value{} : store::Value{std::get<Money>(value).minor});
      add(empty ? store::Value{}
                : store::Value{std::string(std::get<Money>(value).currency.text())});
      return;
    }
    add(std::visit(
        [](const auto& v) -> store::Value {
          using T = std::remove_cvref_t<decltype(v)>;
          if constexpr (std::is_same_v<T, std::monostate>)
            return nullptr;
          else if constexpr (std::is_same_v<T, bool>)
            return std::int64_t{v};
          else if constexpr (std::is_same_v<T, std::string_view>)
            return std::string(v);
          else if constexpr (std::is_same_v<T, Date>)
            return to_text(v);
          else if constexpr (std::is_same_v<T, Instant>)
            return to_ms(v);
          else if constexpr (std::is_same_v<T, Money>)
            return v.minor;
          else if constexpr (std::is_same_v<T, const std::vector<std::string>*>) {
            Json::Array tags(v->begin(), v->end());
            return to_text(Json(tags));
          } else
            return v;
        },
        value));
    if (field.folds())
      add(empty ? store::Value{} : store::Value{fold(std::get<std::string_view>(value))});
  }

  static void bind(sqlite3_stmt* statement, int at, const store::Value& value) {
    std::visit(
        [&](const auto& v) {
          using T = std::remove_cvref_t<decltype(v)>;
          if constexpr (std::is_same_v<T, std::nullptr_t>)
            sqlite3_bind_null(statement, at);
          else if constexpr (std::is_same_v<T, std::int64_t>)
            sqlite3_bind_int64(statement, at, v);
          else if constexpr (std::is_same_v<T, double>)
            sqlite3_bind_double(statement, at, v);
          else
            sqlite3_bind_text(statement, at, v.data(), static_cast<int>(v.size()),
                              SQLITE_TRANSIENT);
        },
        value);
  }

  sqlite3* db_ = nullptr;
};

// "SELECT d.id FROM deals d WHERE d.workspace_id = $1 AND (…)".
inline store::Sql select_deals(const Bound& bound, std::int64_t workspace,
                               std::function<bool(const store::Sql&)> many_related = {}) {
  store::Sql sql;
  auto placeholder = sql.bind(workspace);
  sql.text = "SELECT d.id FROM deals d WHERE d.workspace_id = " + placeholder + " AND ";
  append_sql(sql, bound, {.dialect = kSqlite, .many_related = std::move(many_related)});
  return sql;
}

}  // namespace penstock::criteria::test
