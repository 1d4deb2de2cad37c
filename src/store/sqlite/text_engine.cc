// The words lie in one FTS5 table (sql/0005_text_index.sqlite.sql). Each entry has a word for its
// workspace and type in the column `scope`, so that one MATCH answers for exactly one scope.
//
// FTS5 gathers what one transaction adds and writes it as one segment, but at each savepoint it has
// to write what it has so far; and segments cost more when they are merged. So the words wait for
// the end of the transaction, and come in the order of ids, which is the only one that FTS5
// gathers.
//
// The engine meets the beginning of a word by merging the entries of all words that begin so, which
// costs the more the more records have them, also where the other words of the query find few. So
// a word that begins no longer one is looked up as it is: its entries can be skipped through.
//
// Rejected: the trigram tokenizer (five times the size, and no words shorter than three letters);
// LIKE over folded columns (reads every row).
// Tested by store/text_index_test.cc.

#include "store/sqlite/text_engine.h"

#include "store/text_index.h"

namespace penstock::store::sqlite {
namespace {

std::string scope_word(WorkspaceId workspace_id, std::string_view type) {
  return std::string(type) + encode_id(workspace_id.value);
}

}  // namespace

void SqliteTextEngine::keep(Tx& tx, const TextChange& change) const {
  auto scope = scope_word(change.workspace_id, change.type);
  if (!change.before.empty())
    tx.execute(
        "INSERT INTO text_index (text_index, rowid, scope, words) VALUES ('delete', $1, $2, $3)",
        {change.id, scope, change.before});
  if (!change.after.empty())
    tx.execute("INSERT INTO text_index (rowid, scope, words) VALUES ($1, $2, $3)",
               {change.id, scope, change.after});
}

// FTS5 keeps a deleted word until it merges; only this takes it out at once.
void SqliteTextEngine::forget(Tx& tx, WorkspaceId) const {
  tx.execute("INSERT INTO text_index (text_index) VALUES ('delete-all')", {});
}

std::string SqliteTextEngine::expression(std::span<const QueryWord> words) const {
  std::string out = "words : (";
  for (const auto& [word, is_beginning] : words) {
    if (!out.ends_with('(')) out += " AND ";
    out += "\"" + word + (is_beginning ? "\" *" : "\"");
  }
  return out + ")";
}

std::string SqliteTextEngine::select(Sql& sql, const TextScope* scope,
                                     const std::string& expression) const {
  std::string match = expression;
  if (scope)
    match = "scope : \"" + scope_word(scope->workspace_id, scope->type) + "\" AND " + match;
  return "SELECT rowid AS id FROM text_index WHERE text_index MATCH " + sql.bind(std::move(match));
}

// No letter, digit or mark comes before the zero.
bool SqliteTextEngine::begins_longer_word(Reader& reader, const std::string& word) const {
  return reader.exists("SELECT 1 FROM text_terms WHERE term >= $1 AND term < $2 LIMIT 1",
                       {word + "0", word + "\xF4\x8F\xBF\xBF"});
}

}  // namespace penstock::store::sqlite
