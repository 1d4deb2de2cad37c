#include "features/analytics/selection.h"

#include "commands/listing.h"

namespace penstock::analytics {

void Selection::place(const Timeline& timeline) {
  if (everything_) return;
  chosen_.assign(timeline.size(), false);
  for (auto id : ids_)
    if (auto deal = timeline.find(id); deal < timeline.size()) chosen_[deal] = true;
  ids_.clear();
}

Result<Selection> select_deals(store::Reader& reader, const commands::Registry& registry,
                               const commands::Actor& actor, Instant now,
                               const std::optional<std::string>& where) {
  bool sees_all = actor.visibility == access::Visibility::All;
  if (sees_all && (!where || trim(*where).empty())) return Selection::everything();
  commands::ListSource source;
  source.record = "deal";
  source.alias = "d";
  source.owner_column = "d.owner_id";
  store::Sql sql;
  sql.text =
      "SELECT d.id FROM deals d WHERE d.workspace_id = " + sql.bind(actor.workspace_id.value);
  TRY_VOID(commands::append_filter(sql, reader, registry, actor, now, source, where, {}));
  std::vector<std::int64_t> ids;
  reader.query(sql, [&](const store::Row& row) { ids.push_back(row.integer(0)); });
  return Selection::of(std::move(ids));
}

}  // namespace penstock::analytics
