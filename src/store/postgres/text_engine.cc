// The words lie in a tsvector under a GIN index (sql/0005_text_index.postgres.sql). It is made of
// the words as they are, without the parser and the dictionaries of the server. Each entry has a
// word for its workspace and type among them: the index alone then answers for one scope, where the
// columns beside it would be looked at row by row.
// Tested by store/text_index_test.cc.

#include "store/postgres/text_engine.h"

#include "store/text_index.h"

namespace penstock::store::postgres {
namespace {

// No word that people write has a colon in it, nor is the beginning of one that has it first.
std::string scope_word(WorkspaceId workspace_id, std::string_view type) {
  return ":" + std::string(type) + ":" + encode_id(workspace_id.value);
}

}  // namespace

void PostgresTextEngine::keep(Tx& tx, const TextChange& change) const {
  if (change.after.empty()) {
    tx.execute("DELETE FROM text_index WHERE workspace_id = $1 AND type = $2 AND id = $3",
               {change.workspace_id, change.type, change.id});
    return;
  }
  auto words = scope_word(change.workspace_id, change.type) + " " + change.after;
  const Param values[] = {change.workspace_id, change.type, change.id, words};
  tx.add_row(
      "INSERT INTO text_index (workspace_id, type, id, words) VALUES ($1, $2, $3, "
      "array_to_tsvector(string_to_array($4, ' '))) ON CONFLICT (workspace_id, type, id) DO UPDATE "
      "SET words = excluded.words",
      values);
}

void PostgresTextEngine::forget(Tx& tx, WorkspaceId workspace_id) const {
  if (workspace_id)
    tx.execute("DELETE FROM text_index WHERE workspace_id = $1", {workspace_id});
  else
    tx.execute("/* all workspaces */ DELETE FROM text_index", {});
}

std::string PostgresTextEngine::expression(std::span<const QueryWord> words) const {
  std::string out;
  for (const auto& [word, is_beginning] : words) {
    if (!out.empty()) out += " & ";
    out += "'" + word + (is_beginning ? "':*" : "'");
  }
  return out;
}

std::string PostgresTextEngine::select(Sql& sql, const TextScope* scope,
                                       const std::string& expression) const {
  PENSTOCK_CHECK(scope != nullptr, "PostgreSQL looks into one scope at a time");
  auto workspace_id = sql.bind(scope->workspace_id.value);
  auto type = sql.bind(std::string(scope->type));
  auto match = sql.bind("'" + scope_word(scope->workspace_id, scope->type) + "' & " + expression);
  return "SELECT id FROM text_index WHERE workspace_id = " + workspace_id + " AND type = " + type +
         " AND words @@ CAST(" + match + " AS tsquery)";
}

// A B-tree of all words would tell; the index of words does not.
bool PostgresTextEngine::begins_longer_word(Reader&, const std::string&) const { return true; }

}  // namespace penstock::store::postgres
