#pragma once
// A small sales world for the tests of criteria: described structs, their schema, and an SQLite
// database in the style of the store. Header for *_test.cc only.

#include <fmt/format.h>

#include "criteria/described_view.h"
#include "criteria/sql.h"
#include "store/testing.h"

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

// A store without our tables, for those that keep what RecordViews show.
class Database {
 public:
  const store::Dialect& dialect() { return store_.database().dialect(); }
  bool is_sqlite() const { return store_.is_sqlite(); }

  void execute(const std::string& sql) { change({sql, {}}); }

  void create(const RecordSpec& spec) {
    std::string columns = "workspace_id BIGINT NOT NULL";
    for (const auto& [name, type] : columns_of(spec)) columns += ", " + name + " " + type;
    execute(
        fmt::format("CREATE TABLE {} ({}, PRIMARY KEY (workspace_id, id))", spec.table, columns));
  }

  void insert(const RecordSpec& spec, std::int64_t workspace, const RecordView& view,
              const Json* custom = nullptr) {
    std::string columns = "workspace_id";
    for (const auto& column : columns_of(spec)) columns += ", " + column.first;
    store::Sql sql{fmt::format("INSERT INTO {} ({}) VALUES (", spec.table, columns), {}};
    sql.text += sql.bind(workspace);
    auto add = [&](store::Value value) { sql.text += ", " + sql.bind(std::move(value)); };
    for (const auto& field : spec.fields)
      if (!field.is_custom()) add_field(field, view.value(field), add);
    if (!spec.custom_column.empty()) add(custom == nullptr ? "{}" : to_text(*custom));
    sql.text += ")";
    change(sql);
  }

  void change(const store::Sql& sql) {
    std::vector<store::Param> params(sql.values.begin(), sql.values.end());
    (void)store_.database()
        .write_now(
            [&](store::Tx& tx) -> Result<std::int64_t> { return tx.execute(sql.text, params); })
        .value();
  }

  // The integers of the first column.
  std::vector<std::int64_t> query(const store::Sql& sql) {
    for (std::size_t i = 1; i <= sql.values.size(); ++i)
      PENSTOCK_CHECK(sql.text.find(fmt::format("${}", i)) != sql.text.npos,
                     "every bound value is used: " + sql.text);
    std::vector<std::int64_t> rows;
    store_.database().read([&](store::Reader& reader) {
      reader.query(sql, [&](const store::Row& row) { rows.push_back(row.integer(0)); });
    });
    return rows;
  }

  // "SEARCH d USING INDEX …": how SQLite means to answer.
  std::string plan(const store::Sql& sql) {
    std::string out;
    store_.database().read([&](store::Reader& reader) {
      reader.query({"EXPLAIN QUERY PLAN " + sql.text, sql.values},
                   [&](const store::Row& row) { out.append(row.text(3)).append("\n"); });
    });
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

  store::TestStore store_{store::TestStore::On::ThisRun, store::TestStore::Tables::None};
};

// "SELECT d.id FROM deals d WHERE d.workspace_id = $1 AND (…)".
inline store::Sql select_deals(const Bound& bound, std::int64_t workspace,
                               std::function<bool(const store::Sql&)> many_related = {},
                               const store::Dialect& dialect = store::sqlite_dialect()) {
  store::Sql sql;
  auto placeholder = sql.bind(workspace);
  sql.text = "SELECT d.id FROM deals d WHERE d.workspace_id = " + placeholder + " AND ";
  append_sql(sql, bound, {.dialect = dialect, .many_related = std::move(many_related)});
  return sql;
}

}  // namespace penstock::criteria::test
