#include "features/deals/store.h"

#include "store/record_sql.h"
#include "store/text_index.h"

namespace penstock::deals {
namespace {

using commands::Actor;

Json facts(const Deal& deal) {
  return Json(Json::Object{{"pipeline_id", deal.pipeline_id.text()},
                           {"stage_id", deal.stage_id.text()},
                           {"status", to_text(deal.status)},
                           {"value", to_json(deal.value)},
                           {"owner_id", deal.owner_id.text()}});
}

void append(store::Tx& tx, const Actor& actor, Instant now, std::string_view name, DealId id,
            std::string body) {
  journal::append(
      tx, actor.workspace_id, actor.user_id, now,
      journal::Event{
          .name = name, .record_type = "deal", .record_id = id.value, .body = std::move(body)});
}

bool is_bookkeeping(std::string_view field) { return field == "version" || field == "updated_at"; }

}  // namespace

std::string event_body(const Deal* before, const Deal* after, Remarks remarks) {
  Json body(std::move(remarks));
  if (before == nullptr) {
    body.set("before", Json{});
    body.set("after", to_json(*after));
    return to_text(body);
  }
  if (after == nullptr) {
    body.set("before", to_json(*before));
    body.set("after", Json{});
    return to_text(body);
  }
  auto old_facts = facts(*before);
  auto new_facts = facts(*after);
  for_each_field<Deal>([&](std::string_view name, auto member) {
    if ((*before).*member == (*after).*member || is_bookkeeping(name)) return;
    old_facts.set(name, to_json((*before).*member));
    new_facts.set(name, to_json((*after).*member));
  });
  body.set("before", std::move(old_facts));
  body.set("after", std::move(new_facts));
  return to_text(body);
}

void insert_deal(store::Tx& tx, const Actor& actor, Instant now, const Deal& deal,
                 Remarks remarks) {
  store::insert(tx, "deals", actor.workspace_id, deal);
  store::put_text(tx, {actor.workspace_id, "deal"}, deal.id.value, "", deal.title);
  append(tx, actor, now, "deal.created", deal.id, event_body(nullptr, &deal, std::move(remarks)));
}

Result<Deal> save_deal(store::Tx& tx, const Actor& actor, Instant now, std::string_view event_name,
                       const Deal& before, Deal after, Remarks remarks) {
  after.version = before.version + 1;
  after.updated_at = now;
  TRY_VOID(store::update(tx, "deals", actor.workspace_id, before, after));
  if (before.title != after.title)
    store::put_text(tx, {actor.workspace_id, "deal"}, after.id.value, before.title, after.title);
  append(tx, actor, now, event_name, after.id, event_body(&before, &after, std::move(remarks)));
  return after;
}

void remove_deal(store::Tx& tx, const Actor& actor, Instant now, const Deal& deal) {
  store::put_text(tx, {actor.workspace_id, "deal"}, deal.id.value, deal.title, "");
  tx.execute("DELETE FROM deals WHERE workspace_id = $1 AND id = $2",
             {actor.workspace_id, deal.id});
  append(tx, actor, now, "deal.deleted", deal.id, event_body(&deal, nullptr));
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
  spec.elapsed.push_back({.name = "stage", .field = "entered_stage_at"});
  spec.custom_column = "custom";
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
