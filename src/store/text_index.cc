// Words are made and compared here; store/text_engine.h says what is left to the engine. What one
// transaction changes is written at its end, once for each record, in the order of ids: that is
// what FTS5 of SQLite gathers best (sqlite/text_engine.cc).
// Tested by text_index_test.cc.

#include "store/text_index.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <map>

#include "store/text_engine.h"

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

// At most kQueryWordsMax; each is a beginning where `is_beginning` says so.
template <class IsBeginning>
std::string expression_of(const TextEngine& engine, std::string_view query,
                          const IsBeginning& is_beginning) {
  std::vector<QueryWord> words;
  for (auto& word : search_words(query)) {
    if (words.size() == kQueryWordsMax) break;
    bool beginning = is_beginning(word);
    words.push_back({std::move(word), beginning});
  }
  return words.empty() ? "" : engine.expression(words);
}

std::string expression_of(const TextEngine& engine, std::string_view query) {
  return expression_of(engine, query, [](const std::string&) { return true; });
}

std::string select_of(const TextEngine& engine, Sql& sql, const TextScope* scope,
                      const std::string& expression) {
  if (expression.empty()) return "SELECT id FROM (SELECT 0 AS id) AS none WHERE 1 = 0";
  return engine.select(sql, scope, expression);
}

std::vector<std::int64_t> matching_ids(Reader& reader, const TextScope* scope,
                                       const std::string& expression, std::int64_t limit) {
  std::vector<std::int64_t> ids;
  if (expression.empty()) return ids;
  Sql sql;
  sql.text = reader.dialect().text_engine().select(sql, scope, expression);
  sql.text += " ORDER BY id LIMIT " + sql.bind(limit);
  reader.query(sql, [&](const Row& row) { ids.push_back(row.integer(0)); });
  return ids;
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
  auto old_words = joined(search_words(before), kEntryWordsMax);
  auto new_words = joined(search_words(after), kEntryWordsMax);
  if (old_words == new_words) return;
  tx.text_changed({scope.workspace_id, std::string(scope.type), id, std::move(old_words),
                   std::move(new_words)});
}

void write_texts(Tx& tx, std::vector<TextChange> changes) {
  std::map<std::int64_t, TextChange> by_id;
  for (auto& change : changes) {
    auto id = change.id;
    auto [known, is_new] = by_id.try_emplace(id, std::move(change));
    if (!is_new) known->second.after = std::move(change.after);
  }
  for (const auto& [id, change] : by_id)
    if (change.before != change.after) tx.dialect().text_engine().keep(tx, change);
}

std::string text_match(const Dialect& dialect, Sql& sql, std::string_view id_expression,
                       TextScope scope, std::string_view query) {
  const auto& engine = dialect.text_engine();
  auto expression = expression_of(engine, query);
  if (expression.empty()) return "1 = 0";
  return std::string(id_expression) + " IN (" + engine.select(sql, &scope, expression) + ")";
}

TextQuery prepare_query(Reader& reader, std::string_view query) {
  const auto& engine = reader.dialect().text_engine();
  return {expression_of(engine, query, [&](const std::string& word) {
    return engine.begins_longer_word(reader, word);
  })};
}

std::string select_matches(const Dialect& dialect, Sql& sql, TextScope scope,
                           const TextQuery& query) {
  return select_of(dialect.text_engine(), sql, &scope, query.expression);
}

std::vector<std::int64_t> find_ids_widely(Reader& reader, std::span<const TextScope> scopes,
                                          const TextQuery& query, std::int64_t limit) {
  if (reader.dialect().text_engine().looks_at_all())
    return matching_ids(reader, nullptr, query.expression, limit);
  std::vector<std::int64_t> ids;
  for (const auto& scope : scopes) {
    auto left = limit - static_cast<std::int64_t>(ids.size());
    auto more = matching_ids(reader, &scope, query.expression, left);
    ids.insert(ids.end(), more.begin(), more.end());
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::int64_t count_matches(Reader& reader, TextScope scope, std::string_view query,
                           std::int64_t limit) {
  const auto& engine = reader.dialect().text_engine();
  Sql sql;
  auto matches = select_of(engine, sql, &scope, expression_of(engine, query));
  sql.text = "SELECT count(*) FROM (" + matches + " LIMIT " + sql.bind(limit) + ") AS found";
  std::int64_t count = 0;
  reader.query(sql, [&](const Row& row) { count = row.integer(0); });
  return count;
}

std::vector<std::int64_t> find_text_ids(Reader& reader, TextScope scope, std::string_view query,
                                        std::int64_t limit) {
  return matching_ids(reader, &scope, expression_of(reader.dialect().text_engine(), query), limit);
}

}  // namespace penstock::store
