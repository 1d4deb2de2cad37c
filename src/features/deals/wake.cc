#include "features/deals/wake.h"

#include "criteria/sql.h"

namespace penstock::deals {
namespace {

using commands::Actor;
using store::Tx;

std::vector<DealId> due_by_day(Tx& tx, const Actor& actor, Instant now) {
  std::vector<DealId> due;
  tx.query(
      "SELECT d.id FROM deals d WHERE d.workspace_id = $1 AND d.status = 'parked' "
      "AND d.wake_on <= $2 ORDER BY d.wake_on, d.id LIMIT $3",
      {actor.workspace_id, date_in_zone(now, actor.time_zone), kWakeMax},
      [&](const store::Row& row) { due.push_back(DealId{row.integer(0)}); });
  return due;
}

bool holds(Tx& tx, const Actor& actor, Instant now, const criteria::Schema& schema, DealId id,
           const std::string& criterion) {
  auto checked = criteria::compile(schema, "deal", criterion);
  if (!checked.ok()) return false;
  store::Sql sql;
  sql.bind(actor.workspace_id.value);
  sql.bind(id.value);
  sql.text = "SELECT 1 FROM deals d WHERE d.workspace_id = $1 AND d.id = $2 AND ";
  criteria::append_sql(sql, *checked,
                       {.now = now, .time_zone = actor.time_zone, .me = actor.user_id},
                       {.dialect = tx.dialect()});
  bool found = false;
  tx.query(sql, [&](const store::Row&) { found = true; });
  return found;
}

std::vector<DealId> due_by_criterion(Tx& tx, const Actor& actor, Instant now,
                                     const criteria::Schema& schema) {
  std::vector<std::pair<DealId, std::string>> asked;
  tx.query(
      "SELECT d.id, d.wake_criterion FROM deals d WHERE d.workspace_id = $1 "
      "AND d.status = 'parked' AND d.wake_criterion IS NOT NULL ORDER BY d.wake_on, d.id LIMIT $2",
      {actor.workspace_id, kWakeAskedMax}, [&](const store::Row& row) {
        asked.emplace_back(DealId{row.integer(0)}, std::string(row.text(1)));
      });
  std::vector<DealId> due;
  for (const auto& [id, criterion] : asked)
    if (holds(tx, actor, now, schema, id, criterion)) due.push_back(id);
  return due;
}

Result<void> wake(Tx& tx, const Actor& system, Instant now, DealId id, std::string_view why,
                  const MakeWakeTask& make_task) {
  TRY(deal, reopen_deal(tx, system, now, {.deal_id = id, .reason = std::string(why)}));
  make_task(tx, system, now, deal);
  return {};
}

}  // namespace

Result<int> wake_deals(Tx& tx, const Actor& system, Instant now, const commands::Registry& registry,
                       const MakeWakeTask& make_task) {
  int woken = 0;
  for (auto id : due_by_day(tx, system, now)) {
    TRY_VOID(wake(tx, system, now, id, "wake_on", make_task));
    ++woken;
  }
  auto schema = registry.schema(tx, system.workspace_id);
  for (auto id : due_by_criterion(tx, system, now, schema)) {
    TRY_VOID(wake(tx, system, now, id, "wake_criterion", make_task));
    ++woken;
  }
  return woken;
}

}  // namespace penstock::deals
