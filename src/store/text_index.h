#pragma once
// Full text behind one interface. Text is folded and split into words here, in C++, so that every
// engine finds the same things; an engine only keeps sorted words. A query is words too: a record
// is found when each of them begins one of its words ("lod cel" finds "Łódź Çelik"). Nothing that
// a person types is syntax.
//
// Entries are of a workspace and a type ("deal"); no query reaches another workspace.

#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace penstock::store {

inline constexpr std::size_t kQueryWordsMax = 8;      // of a query; further ones are ignored
inline constexpr std::size_t kEntryWordsMax = 2'000;  // of a record; further ones are not found
inline constexpr std::size_t kWordBytesMax = 64;      // longer words are cut, here and in queries

// The folded words of a text: runs of letters, digits and marks. "Jan O'Neill, 3M" → jan o neill
// 3m.
std::vector<std::string> search_words(std::string_view text);

// Which entries are meant.
struct TextScope {
  WorkspaceId workspace_id;
  std::string_view type;  // "deal": lower-case letters
};

// Indexes a record's text instead of what was indexed before: `before` must be exactly the text of
// the last call (empty for a new record), `after` empty removes it. Does nothing when both have the
// same words. Found from the commit on. Requires: an id is of one scope only.
void put_text(Tx& tx, TextScope scope, std::int64_t id, std::string_view before,
              std::string_view after);

// Writes what the writes of one transaction have put, for the engine that calls it last of all.
void write_texts(Tx& tx, std::vector<TextChange> changes);

// The condition "the id is one of those that match", for the WHERE of a statement over one table.
// A query without any word in it matches nothing.
std::string text_match(const Dialect& dialect, Sql& sql, std::string_view id_expression,
                       TextScope scope, std::string_view query);

// The words of a query as the engine looks them up, made once for several statements.
struct TextQuery {
  std::string expression;  // empty where the query has no word: it finds nothing
};
TextQuery prepare_query(Reader& reader, std::string_view query);

// A SELECT of the ids that match, as the column id, to be joined or counted.
std::string select_matches(const Dialect& dialect, Sql& sql, TextScope scope,
                           const TextQuery& query);

// Ids that match in these scopes and, where the engine is faster so, in any workspace and of any
// type, in the order of ids, at most `limit`. On SQLite, where few records match, it costs a third
// of asking for one scope. Requires: the caller looks the ids up in a table of its workspace; ids
// of others go no further.
std::vector<std::int64_t> find_ids_widely(Reader& reader, std::span<const TextScope> scopes,
                                          const TextQuery& query, std::int64_t limit);

// How many match, counted up to `limit`.
std::int64_t count_matches(Reader& reader, TextScope scope, std::string_view query,
                           std::int64_t limit);

// Ids that match, in the order of ids, at most `limit`.
std::vector<std::int64_t> find_text_ids(Reader& reader, TextScope scope, std::string_view query,
                                        std::int64_t limit);

}  // namespace penstock::store
