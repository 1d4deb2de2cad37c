#include "app/check.h"

#include <fmt/format.h>

namespace penstock::app {

Checked check_store(store::Database& database) {
  Checked checked{.faults = database.find_faults()};
  try {
    database.read([&](store::Reader& reader) {
      reader.query(
          "/* all workspaces */ SELECT w.id, w.journal_head, count(j.pos), coalesce(max(j.pos), 0) "
          "FROM workspaces w "
          "LEFT JOIN journal j ON j.workspace_id = w.workspace_id GROUP BY w.id, w.journal_head",
          {}, [&](const store::Row& row) {
            if (row.integer(1) == row.integer(2) && row.integer(1) == row.integer(3)) return;
            checked.faults.push_back(
                fmt::format("the journal of {} has {} events, its newest is {}, its head says {}",
                            WorkspaceId{row.integer(0)}.text(), row.integer(2), row.integer(3),
                            row.integer(1)));
          });
    });
  } catch (const store::StoreError& error) {
    checked.faults.emplace_back(error.what());
  }
  checked.whole = checked.faults.empty();
  return checked;
}

}  // namespace penstock::app
