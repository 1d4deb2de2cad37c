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
// The engine meets the beginning of a word by merging the entries of all words that begin so, which
// costs the more the more records have them, also where the other words of the query find few. So
// a word that begins no longer one is looked up as it is: its entries can be skipped through.
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

// Words in the language of the engine, each as a beginning where `is_beginning` says so. Empty
// when the query has no word.
template <class IsBeginning>
std::string words_expression(std::string_view query, const IsBeginning& is_beginning) {
  auto words = search_words(query);
  if (words.empty()) return "";
  if (words.size() > kQueryWordsMax) words.resize(kQueryWordsMax);
  std::string out = "words : (";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += " AND ";
    out += "\"" + words[i] + (is_beginning(words[i]) ? "\" *" : "\"");
  }
  return out + ")";
}

std::string in_scope(TextScope scope, const std::string& expression) {
  if (expression.empty()) return "";
  return "scope : \"" + scope_word(scope) + "\" AND " + expression;
}

std::string match_expression(TextScope scope, std::string_view query) {
  return in_scope(scope, words_expression(query, [](const std::string&) { return true; }));
}

// Whether the index has a longer word that begins with this one. No letter, digit or mark comes
// before the zero.
bool begins_longer_word(Reader& reader, const std::string& word) {
  return reader.exists("SELECT 1 FROM text_terms WHERE term >= $1 AND term < $2 LIMIT 1",
                       {word + "0", word + "\xF4\x8F\xBF\xBF"});
}

std::vector<std::int64_t> matching_ids(Reader& reader, const std::string& expression,
                                       std::int64_t limit) {
  std::vector<std::int64_t> ids;
  if (expression.empty()) return ids;
  reader.query("SELECT rowid FROM text_index WHERE text_index MATCH $1 LIMIT $2",
               {expression, limit}, [&](const Row& row) { ids.push_back(row.integer(0)); });
  return ids;
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

TextQuery prepare_query(Reader& reader, std::string_view query) {
  check_engine(reader.dialect());
  return {words_expression(
      query, [&](const std::string& word) { return begins_longer_word(reader, word); })};
}

std::string select_matches(const Dialect& dialect, Sql& sql, TextScope scope,
                           const TextQuery& query) {
  check_engine(dialect);
  if (query.expression.empty()) return "SELECT rowid AS id FROM text_index WHERE 1 = 0";
  return "SELECT rowid AS id FROM text_index WHERE text_index MATCH " +
         sql.bind(in_scope(scope, query.expression));
}

std::vector<std::int64_t> find_ids_of_all(Reader& reader, const TextQuery& query,
                                          std::int64_t limit) {
  check_engine(reader.dialect());
  return matching_ids(reader, query.expression, limit);
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
  return matching_ids(reader, match_expression(scope, query), limit);
}

}  // namespace penstock::store
