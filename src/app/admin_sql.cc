// Statements over all workspaces, for the upkeep of a process.

#include <algorithm>

#include "app/newest.h"
#include "base/id_time.h"
#include "store/tables.h"

namespace penstock::app {
namespace {

// Whoever makes ids that may be forgotten is this far above what the tables know.
constexpr std::chrono::seconds kMargin{1};

// When the newest change of any workspace was written; 1970 where there is none.
Instant newest_change(store::Reader& reader) {
  Instant newest{};
  reader.query(
      "/* all workspaces */ SELECT max(j.at) FROM workspaces w JOIN journal j ON j.workspace_id = "
      "w.workspace_id AND j.pos = w.journal_head",
      {}, [&](const store::Row& row) { newest = instant_from_ms(row.integer(0)); });
  return newest;
}

// The highest id of any record. Reads an index of every table: only for a clock that went back.
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

Instant known_floor(store::Reader& reader) {
  return instant_from_ms(
      reader.find_integer("SELECT f.floor_at FROM id_floor f WHERE f.workspace_id = $1", {0})
          .value_or(0));
}

}  // namespace

Result<void> go_on_from_what_is_there(store::Database& database, Instant wall, WatchedClock& clock,
                                      FloorClock& id_clock) {
  auto newest = database.read_now([](store::Reader& reader) { return newest_change(reader); });
  auto floor = database.read_now([](store::Reader& reader) { return known_floor(reader); });
  if (newest <= wall && floor <= wall) return {};
  if (newest > wall && newest - wall <= kAheadMax) clock.not_before(newest);
  auto id = database.read_now([](store::Reader& reader) { return newest_id(reader); });
  floor = std::max({floor, newest, id_time(id)}) + kMargin;
  TRY_VOID(database.write_now([&](store::Tx& tx) -> Result<void> {
    tx.execute(
        "INSERT INTO id_floor (workspace_id, id, floor_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (workspace_id, id) DO UPDATE SET floor_at = $3",
        {0, 0, floor});
    return {};
  }));
  id_clock.set_floor(floor);
  return {};
}

}  // namespace penstock::app
