// Statements over all workspaces, for the upkeep of a process.

#include "app/newest.h"
#include "store/tables.h"

namespace penstock::app {

Instant newest_change(store::Reader& reader) {
  Instant newest{};
  reader.query(
      "/* all workspaces */ SELECT max(j.at) FROM workspaces w JOIN journal j ON j.workspace_id = "
      "w.workspace_id AND j.pos = w.journal_head",
      {}, [&](const store::Row& row) { newest = instant_from_ms(row.integer(0)); });
  return newest;
}

std::int64_t newest_id(store::Reader& reader) {
  std::int64_t newest = 0;
  for (const auto& table : store::list_tables(reader)) {
    if (!table.has("id") || !table.has("workspace_id")) continue;
    auto id =
        reader.find_integer("/* all workspaces */ SELECT max(t.id) FROM " + table.name + " t", {});
    newest = std::max(newest, id.value_or(0));
  }
  return newest;
}

}  // namespace penstock::app
