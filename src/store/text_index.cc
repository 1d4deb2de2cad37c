// SQLite keeps the words in one FTS5 table (sqlite/sql/0005_text_index.sqlite.sql). Each entry has
// a word for its workspace and type in the column `scope`, so that one MATCH answers for exactly
// one scope. FTS5's query language is never reached by what a person types: only letters and
// digits get into the quoted words of the expression that is built here.
//
// FTS5 gathers what one transaction adds and writes it as one segment, but at each savepoint it has
// to write what it has so far; and segments cost more when they are merged. So the words wait for
// the end of the transaction, and come in the order of ids, which is the only one that FTS5
// gathers.
//
// Rejected: the trigram tokenizer (five times the size, and no words shorter than three letters);
// LIKE over folded columns (reads every row).
// Tested by text_index_test.cc.

#include "store/text_index.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <map>

namespace penstock::store {
namespace {

bool is_word_character(UChar32 c) {
  return c >= 0 && (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0);
}

// Cuts at the end of a code point.
std::string shortened(std::string_view word) {
  if (word.size() <= kWordBytesMax) return std::string(word);
  auto end = kWordBytesMax;
  while ((static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return std::string(word.substr(0, end));
}

std::string joined(std::vector<std::string> words, std::size_t words_max) {
  if (words.size() > words_max) words.resize(words_max);
  std::string out;
  for (const auto& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::string scope_word(TextScope scope) {
  return std::string(scope.type) + encode_id(scope.workspace_id.value);
}

// Empty when the query has no word.
std::string match_expression(TextScope scope, std::string_view query) {
  auto words = search_words(query);
  if (words.empty()) return "";
  if (words.size() > kQueryWordsMax) words.resize(kQueryWordsMax);
  std::string out = "scope : \"" + scope_word(scope) + "\" AND words : (";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += " AND ";
    out += "\"" + words[i] + "\" *";
  }
  return out + ")";
}

void check_engine(const Dialect& dialect) {
  PENSTOCK_CHECK(dialect.engine() == "sqlite", "full text is there for this engine");
}

}  // namespace

std::vector<std::string> search_words(std::string_view text) {
  auto folded = fold(text);
  std::vector<std::string> words;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(folded.data());
  auto size = static_cast<std::int32_t>(folded.size());
  std::int32_t begin = 0, at = 0;
  auto finish = [&](std::int32_t end) {
    if (end > begin)
      words.push_back(shortened(std::string_view(folded).substr(
          static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin))));
  };
  while (at < size) {
    auto before = at;
    UChar32 c;
    U8_NEXT(bytes, at, size, c);
    if (is_word_character(c)) continue;
    finish(before);
    begin = at;
  }
  finish(size);
  return words;
}

void put_text(Tx& tx, TextScope scope, std::int64_t id, std::string_view before,
              std::string_view after) {
  check_engine(tx.dialect());
  auto old_words = joined(search_words(before), kEntryWordsMax);
  auto new_words = joined(search_words(after), kEntryWordsMax);
  if (old_words == new_words) return;
  tx.text_changed({id, scope_word(scope), std::move(old_words), std::move(new_words)});
}

void write_texts(Tx& tx, std::vector<TextChange> changes) {
  std::map<std::int64_t, TextChange> by_id;
  for (auto& change : changes) {
    auto id = change.id;
    auto [known, is_new] = by_id.try_emplace(id, std::move(change));
    if (!is_new) known->second.after = std::move(change.after);
  }
  for (const auto& [id, text] : by_id) {
    if (text.before == text.after) continue;
    if (!text.before.empty())
      tx.execute(
          "INSERT INTO text_index (text_index, rowid, scope, words) VALUES ('delete', $1, $2, $3)",
          {id, text.scope, text.before});
    if (!text.after.empty())
      tx.execute("INSERT INTO text_index (rowid, scope, words) VALUES ($1, $2, $3)",
                 {id, text.scope, text.after});
  }
}

std::string text_match(const Dialect& dialect, Sql& sql, std::string_view id_expression,
                       TextScope scope, std::string_view query) {
  check_engine(dialect);
  auto expression = match_expression(scope, query);
  if (expression.empty()) return "1 = 0";
  return std::string(id_expression) + " IN (SELECT rowid FROM text_index WHERE text_index MATCH " +
         sql.bind(std::move(expression)) + ")";
}

std::string select_matches(const Dialect& dialect, Sql& sql, TextScope scope,
                           std::string_view query) {
  check_engine(dialect);
  auto expression = match_expression(scope, query);
  if (expression.empty()) return "SELECT rowid AS id FROM text_index WHERE 1 = 0";
  return "SELECT rowid AS id FROM text_index WHERE text_index MATCH " +
         sql.bind(std::move(expression));
}

std::int64_t count_matches(Reader& reader, TextScope scope, std::string_view query,
                           std::int64_t limit) {
  check_engine(reader.dialect());
  auto expression = match_expression(scope, query);
  if (expression.empty()) return 0;
  return reader
      .find_integer(
          "SELECT count(*) FROM (SELECT rowid FROM text_index WHERE text_index MATCH $1 LIMIT $2)",
          {expression, limit})
      .value_or(0);
}

std::vector<std::int64_t> find_text_ids(Reader& reader, TextScope scope, std::string_view query,
                                        std::int64_t limit) {
  check_engine(reader.dialect());
  std::vector<std::int64_t> ids;
  auto expression = match_expression(scope, query);
  if (expression.empty()) return ids;
  reader.query("SELECT rowid FROM text_index WHERE text_index MATCH $1 LIMIT $2",
               {expression, limit}, [&](const Row& row) { ids.push_back(row.integer(0)); });
  return ids;
}

}  // namespace penstock::store
