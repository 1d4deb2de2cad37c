#pragma once
// What an engine does for the text index (store/text_index.h): it keeps the words of records and
// looks words up. Only text_index.cc and workspace_rows.cc ask it. Words are letters, digits and
// marks: they need no escaping in any language.

#include <span>

#include "store/database.h"

namespace penstock::store {

struct TextScope;

// A word of a query: met where a record has it, or has one that begins with it.
struct QueryWord {
  std::string word;
  bool is_beginning = true;
};

class TextEngine {
 public:
  virtual ~TextEngine() = default;
  // Keeps what is after instead of what was before. Called once for a record and transaction, in
  // the order of ids.
  virtual void keep(Tx& tx, const TextChange& change) const = 0;
  // All of the words, at least one, in the engine's own language.
  virtual std::string expression(std::span<const QueryWord> words) const = 0;
  // Whether a look at all scopes at once may be asked for: not where they lie on several machines.
  virtual bool looks_at_all() const = 0;
  // A SELECT of the ids that match, as the column id; without a scope those of all workspaces,
  // where looks_at_all().
  virtual std::string select(Sql& sql, const TextScope* scope,
                             const std::string& expression) const = 0;
  // Forgets a workspace's entries; without one, or where the engine cannot single them out, all of
  // them, of which it leaves no trace: who calls it indexes the others again.
  virtual void forget(Tx& tx, WorkspaceId workspace_id) const = 0;
  // Whether a longer word than this may begin with it. "Yes" is always a true answer, only slower.
  virtual bool begins_longer_word(Reader& reader, const std::string& word) const = 0;
};

}  // namespace penstock::store
