#pragma once
// A workspace for the tests of the journal: nothing but a row to count positions in.

#include "store/testing.h"

namespace penstock::journal {

inline WorkspaceId add_workspace(store::TestStore& store, std::string_view name) {
  auto id = store.ids().make<WorkspaceId>();
  return store.database()
      .write_now([&](store::Tx& tx) -> Result<WorkspaceId> {
        tx.execute(
            "INSERT INTO workspaces (workspace_id, id, name, slug, currency, time_zone, language, "
            "is_demo, journal_head, created_at, version) VALUES ($1, $1, $2, $2, 'EUR', 'UTC', "
            "'en', 0, 0, 0, 1)",
            {id, name});
        return id;
      })
      .value();
}

}  // namespace penstock::journal
