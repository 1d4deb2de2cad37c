#pragma once
// What a test program has run on PostgreSQL, looked at when its tests have ended: every statement
// can be prepared on SQLite too, and each binding of a workspace in it is one that is missed when
// it is taken out. Put one into a test program:
//   auto* const looked = ::testing::AddGlobalTestEnvironment(new store::StatementsSeen);

#include <gtest/gtest.h>

#include <regex>

#include "store/statement_rules.h"
#include "store/testing.h"

namespace penstock::store {

class StatementsSeen : public ::testing::Environment {
 public:
  void TearDown() override {
    auto seen = postgres::statements_seen();
    if (seen.empty()) return;
    TestStore sqlite(TestStore::On::Sqlite);
    int prepared = 0, own = 0, removed = 0;
    for (const auto& sql : seen) {
      if (!is_data(sql)) continue;
      if (has_own_words(sql)) {
        ++own;
        continue;
      }
      prepared += prepare(sqlite.database(), sql);
      removed += look_without_workspace(sql);
    }
    fmt::print(
        "{} statements seen on PostgreSQL: {} prepared on SQLite too, {} with the engine's "
        "own words; {} bindings taken out and missed\n",
        seen.size(), prepared, own, removed);
  }

 private:
  static bool is_data(std::string_view sql) {
    if (sql.starts_with(kAllWorkspaces)) sql.remove_prefix(kAllWorkspaces.size());
    for (auto verb : {"SELECT ", "INSERT ", "UPDATE ", "DELETE "})
      if (sql.starts_with(verb)) return true;
    return false;
  }
  // Made by the dialect and the text engine, which have their twins on SQLite.
  static bool has_own_words(const std::string& sql) {
    for (auto word : {" ANY(CAST(", " AS json)", "tsquery", "tsvector", "pg_", "information_schema",
                      "text_index"})
      if (sql.find(word) != std::string::npos) return true;
    return false;
  }
  static int prepare(Database& database, const std::string& sql) {
    try {
      database.read([&](Reader& reader) { reader.query("EXPLAIN " + sql, {}, [](const Row&) {}); });
      return 1;
    } catch (const StoreError& error) {
      // A table that only a test has.
      if (std::string_view(error.what()).find("no such table") == std::string_view::npos)
        ADD_FAILURE() << error.what() << "\n" << sql;
      return 0;
    }
  }
  static int look_without_workspace(const std::string& sql) {
    static const std::regex binding(R"(([a-z0-9]+\.)?workspace_id = \$[0-9]+)");
    if (sql.starts_with(kAllWorkspaces) || sql.find("directory") != std::string::npos) return 0;
    int removed = 0;
    for (std::sregex_iterator it(sql.begin(), sql.end(), binding), end; it != end; ++it) {
      auto at = static_cast<std::size_t>(it->position());
      if (sql.find(it->str()) != at || sql.find(it->str(), at + 1) != std::string::npos)
        continue;  // the same words again: in another arm of a UNION, or bound twice
      auto without = sql.substr(0, at) + "1 = 1" + sql.substr(at + it->str().size());
      EXPECT_NE(look_at_statement(without).fault, "") << without;
      ++removed;
    }
    return removed;
  }
};

}  // namespace penstock::store
