#include "features/deals/gate.h"

#include "criteria/sql.h"

namespace penstock::deals {

void Gate::add_unmet(std::vector<Unmet>& all, store::Reader& reader, const commands::Actor& actor,
                     Instant now, const Deal& deal, const pipelines::Stage& stage) const {
  if (stage.exit_criteria.empty()) return;
  for (const auto& exit : stage.exit_criteria) {
    auto checked = registry_.compile(reader, actor.workspace_id, "deal", exit.criterion);
    bool met = false;
    if (checked.ok()) {
      store::Sql sql;
      sql.bind(actor.workspace_id.value);
      sql.bind(deal.id.value);
      sql.text = "SELECT 1 FROM deals d WHERE d.workspace_id = $1 AND d.id = $2 AND ";
      criteria::append_sql(sql, **checked,
                           {.now = now, .time_zone = actor.time_zone, .me = actor.user_id},
                           {.dialect = reader.dialect()});
      reader.query(sql, [&](const store::Row&) { met = true; });
    }
    // A criterion that no longer fits (its field is gone) counts as unmet: the gate never opens by
    // accident.
    if (!met) all.push_back({exit.says, exit.strength, exit.criterion});
  }
}

std::vector<Unmet> Gate::unmet(store::Reader& reader, const commands::Actor& actor, Instant now,
                               const Deal& deal, const pipelines::Stage& from,
                               const pipelines::Stage& to) const {
  std::vector<Unmet> all;
  if (to.position <= from.position) return all;
  if (to.position == from.position + 1) {
    add_unmet(all, reader, actor, now, deal, from);
    return all;
  }
  for (const auto& stage : pipelines::stages_of(reader, actor.workspace_id, from.pipeline_id))
    if (stage.position >= from.position && stage.position < to.position)
      add_unmet(all, reader, actor, now, deal, stage);
  return all;
}

std::vector<Unmet> Gate::unmet_to_win(store::Reader& reader, const commands::Actor& actor,
                                      Instant now, const Deal& deal,
                                      const pipelines::Stage& from) const {
  std::vector<Unmet> all;
  add_unmet(all, reader, actor, now, deal, from);
  return all;
}

}  // namespace penstock::deals
