#include "features/deals/store.h"

#include "features/activities/activities.h"
#include "features/contacts/contacts.h"
#include "store/record_sql.h"
#include "store/text_index.h"

namespace penstock::deals {
namespace {

using commands::Actor;

// What sums of the board and of reports need: told by every event, changed or not.
constexpr std::string_view kFacts[] = {"pipeline_id", "stage_id", "status", "value", "owner_id"};

journal::Event event(std::string_view name, DealId id, std::string body) {
  return {.name = name, .record_type = "deal", .record_id = id.value, .body = std::move(body)};
}

void append(store::Tx& tx, const Actor& actor, Instant now, std::string_view name, DealId id,
            std::string body) {
  journal::append(tx, actor.workspace_id, actor.user_id, now, event(name, id, std::move(body)));
}

void insert_row(store::Tx& tx, const Actor& actor, const Deal& deal) {
  store::insert(tx, "deals", actor.workspace_id, deal);
  store::put_text(tx, {actor.workspace_id, "deal"}, deal.id.value, "", deal.title);
}

}  // namespace

std::string event_body(const Deal* before, const Deal* after, const Remarks& remarks) {
  return change_body(before, after, remarks, kFacts);
}

void insert_deal(store::Tx& tx, const Actor& actor, Instant now, const Deal& deal,
                 const Remarks& remarks) {
  insert_row(tx, actor, deal);
  append(tx, actor, now, "deal.created", deal.id, event_body(nullptr, &deal, remarks));
}

Result<Deal> save_deal(store::Tx& tx, const Actor& actor, Instant now, std::string_view event_name,
                       const Deal& before, Deal after, const Remarks& remarks) {
  after.version = before.version + 1;
  after.updated_at = now;
  TRY_VOID(store::update(tx, "deals", actor.workspace_id, before, after));
  if (before.title != after.title)
    store::put_text(tx, {actor.workspace_id, "deal"}, after.id.value, before.title, after.title);
  append(tx, actor, now, event_name, after.id, event_body(&before, &after, remarks));
  return after;
}

void remove_deal(store::Tx& tx, const Actor& actor, Instant now, const Deal& deal) {
  std::vector<journal::Event> events;
  activities::leave_with_deal(tx, actor, deal.id, events);
  contacts::leave_with_deal(tx, actor, deal.id, events);
  store::put_text(tx, {actor.workspace_id, "deal"}, deal.id.value, deal.title, "");
  tx.execute("DELETE FROM deals WHERE workspace_id = $1 AND id = $2",
             {actor.workspace_id, deal.id});
  events.push_back(
      event("deal.deleted", deal.id, event_body(&deal, nullptr, remarks_with({}, events.size()))));
  journal::append(tx, actor.workspace_id, actor.user_id, now, events);
}

Result<void> return_deal(store::Tx& tx, const Actor& actor, Instant now, const Deal& deal,
                         const journal::Entry& deletion, std::span<const journal::Entry> along) {
  for (const auto& entry : along)
    TRY_VOID(entry.record_type == "deal" ? contacts::check_return(tx, actor, entry)
                                         : activities::check_return(tx, actor, entry));
  insert_row(tx, actor, deal);
  std::vector<journal::Event> events;
  for (const auto& entry : along)
    TRY_VOID(entry.record_type == "deal" ? contacts::return_with_deal(tx, actor, entry, events)
                                         : activities::return_with_deal(tx, actor, entry, events));
  activities::refresh_deal(tx, actor, deal.id);
  auto remarks = remarks_with({{"undid", deletion.pos}}, events.size());
  events.push_back(event("deal.created", deal.id, event_body(nullptr, &deal, remarks)));
  journal::append(tx, actor.workspace_id, actor.user_id, now, events);
  return {};
}

Result<Deal> load_deal(store::Reader& reader, const Actor& actor, DealId id) {
  static const auto columns = store::columns<Deal>("d");
  store::Sql sql;
  sql.bind(actor.workspace_id.value);
  sql.bind(id.value);
  sql.text = "SELECT " + columns + " FROM deals d WHERE d.workspace_id = $1 AND d.id = $2";
  sql.text += access::visible(actor, sql, "d.owner_id");
  std::optional<Deal> found;
  reader.query(sql, [&](const store::Row& row) { found = store::read_row<Deal>(row); });
  if (!found) return not_found("deal");
  return std::move(*found);
}

criteria::RecordSpec deal_spec() {
  auto spec = criteria::make_record_spec<Deal>("deal", "deals");
  spec.field("title")->folded_column = "title_folded";
  for (auto name : {"next_activity_id", "closed_at", "wake_criterion"})
    spec.field(name)->offered = false;
  spec.elapsed.push_back({.name = "stage", .field = "entered_stage_at"});
  spec.custom_column = "custom";
  spec.owner_column = "owner_id";
  spec.collections.push_back(
      {.name = "activity",
       .kinds = {"call", "meeting", "presentation", "email", "message", "task"},
       .table = "activities",
       .fk_column = "deal_id",
       .kind_column = "kind",
       .at_column = "done_at",
       .condition = "{}.done_at IS NOT NULL"});
  return spec;
}

}  // namespace penstock::deals
