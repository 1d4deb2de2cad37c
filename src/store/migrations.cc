#include "store/migrations.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/tables.h"

namespace penstock::store {
namespace {

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

std::string without_comments(std::string_view sql) {
  std::string out;
  while (!sql.empty()) {
    auto end = sql.find('\n');
    auto line = sql.substr(0, end);
    if (auto comment = line.find("--"); comment != std::string_view::npos)
      line = line.substr(0, comment);
    out.append(line) += '\n';
    if (end == std::string_view::npos) break;
    sql.remove_prefix(end + 1);
  }
  return out;
}

// Requires: no ';' inside literals, which migrations do not have.
std::vector<std::string> statements_of(std::string_view sql, const Dialect& dialect) {
  auto text = without_comments(sql);
  text = replace_all(std::move(text), "{small}", dialect.small_rows());
  text = replace_all(std::move(text), "{json}", dialect.json_type());
  std::vector<std::string> statements;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find(';', begin)) != std::string::npos; begin = end + 1) {
    auto one = trim(std::string_view(text).substr(begin, end - begin));
    if (!one.empty()) statements.emplace_back(one);
  }
  return statements;
}

// Several nodes may start at once: one migrates, the others wait and find it done.
void wait_for_others(Tx& tx) {
  if (auto sql = tx.dialect().stand_alone(); !sql.empty()) tx.query(sql, {}, nullptr);
}

bool has_run(Reader& reader, const Migration& migration) {
  return reader.exists("SELECT 1 FROM schema_version v WHERE v.number = $1", {migration.number});
}

constexpr std::string_view kVersionTable =
    "CREATE TABLE IF NOT EXISTS schema_version (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT "
    "NULL, "
    "run_at BIGINT NOT NULL)";

}  // namespace

int schema_version(Reader& reader) {
  return static_cast<int>(
      reader.find_integer("SELECT max(number) FROM schema_version", {}).value_or(0));
}

int version_to_migrate(Database& database, std::span<const Migration> migrations) {
  return database.read_now([&](Reader& reader) {
    auto tables = list_tables(reader);
    auto is_versions = [](const Table& table) { return table.name == "schema_version"; };
    if (std::none_of(tables.begin(), tables.end(), is_versions)) return 0;
    auto version = schema_version(reader);
    return migrations.empty() || version >= migrations.back().number ? 0 : version;
  });
}

Result<int> migrate(Database& database, std::span<const Migration> migrations, Instant now,
                    const std::function<void(std::string_view)>& on_statement) {
  TRY(version, database.write_now([&](Tx& tx) -> Result<int> {
    wait_for_others(tx);
    if (on_statement) on_statement(kVersionTable);
    tx.execute(kVersionTable, {});
    return schema_version(tx);
  }));
  int newest = migrations.empty() ? 0 : migrations.back().number;
  if (version > newest)
    return unavailable("schema_too_new",
                       fmt::format("this store was written by a newer Penstock (schema {}, this "
                                   "one knows {}); install the newer one",
                                   version, newest));
  int run = 0;
  for (const auto& migration : migrations) {
    if (migration.number <= version) continue;
    if (!migration.engine.empty() && migration.engine != database.dialect().engine()) continue;
    TRY_VOID(database.write_now([&](Tx& tx) -> Result<void> {
      wait_for_others(tx);
      if (has_run(tx, migration)) return {};
      for (const auto& statement : statements_of(migration.sql, tx.dialect())) {
        if (on_statement) on_statement(statement);
        tx.execute(statement, {});
      }
      if (on_statement) on_statement("");  // the version is written and all of it committed
      tx.execute("INSERT INTO schema_version (number, name, run_at) VALUES ($1, $2, $3)",
                 {migration.number, migration.name, now});
      return {};
    }));
    ++run;
  }
  if (run > 0) database.tune();
  return run;
}

}  // namespace penstock::store
