#pragma once
// How PostgreSQL keeps the words of records; the reasons stand in text_engine.cc.

#include "store/text_engine.h"

namespace penstock::store::postgres {

class PostgresTextEngine final : public TextEngine {
 public:
  void keep(Tx& tx, const TextChange& change) const override;
  std::string expression(std::span<const QueryWord> words) const override;
  void forget(Tx& tx, WorkspaceId workspace_id) const override;
  bool looks_at_all() const override { return false; }
  std::string select(Sql& sql, const TextScope* scope,
                     const std::string& expression) const override;
  bool begins_longer_word(Reader& reader, const std::string& word) const override;
};

}  // namespace penstock::store::postgres
