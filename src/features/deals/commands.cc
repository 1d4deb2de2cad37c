#include "features/deals/commands.h"

#include "features/checks.h"
#include "features/contacts/contacts.h"
#include "features/deals/rank.h"
#include "features/deals/rules.h"
#include "features/deals/store.h"

namespace penstock::deals {
namespace {

using commands::Actor;
using pipelines::Stage;
using store::Tx;

Date today(const Actor& actor, Instant now) { return date_in_zone(now, actor.time_zone); }

bool is_there(Tx& tx, const Actor& actor, std::string_view table, std::int64_t id) {
  return tx.exists(
      "SELECT 1 FROM " + std::string(table) + " t WHERE t.workspace_id = $1 AND t.id = $2",
      {actor.workspace_id, id});
}

// What a deal newly points to must be there and seen by the actor: what is hidden is refused like
// what does not exist. An old link may have gone out of sight, and stays.
Result<void> check_links(Tx& tx, const Actor& actor, const Deal& before, const Deal& after) {
  if (after.owner_id != before.owner_id && !is_there(tx, actor, "users", after.owner_id.value))
    return unknown_reference("owner_id", "user");
  if (after.company_id && after.company_id != before.company_id &&
      !sees(tx, actor, "companies", after.company_id->value))
    return unknown_reference("company_id", "company");
  if (after.product_id && after.product_id != before.product_id &&
      !is_there(tx, actor, "products", after.product_id->value))
    return unknown_reference("product_id", "product");
  return {};
}

// A rep may not hand a deal to where they cannot see it themselves by accident, but may give it
// away.
Result<Stage> first_stage(Tx& tx, const Actor& actor, std::optional<PipelineId> pipeline_id) {
  auto stage = pipeline_id ? tx.find_integer(
                                 "SELECT s.id FROM stages s WHERE s.workspace_id = $1 AND "
                                 "s.pipeline_id = $2 ORDER BY s.position, s.id LIMIT 1",
                                 {actor.workspace_id, *pipeline_id})
                           : tx.find_integer(
                                 "SELECT s.id FROM pipelines p JOIN stages s ON s.workspace_id = "
                                 "$1 AND s.pipeline_id = p.id "
                                 "WHERE p.workspace_id = $1 AND p.archived = 0 ORDER BY "
                                 "p.position, p.id, s.position, s.id LIMIT 1",
                                 {actor.workspace_id});
  if (!stage && pipeline_id)
    return invalid_field("pipeline_id", "not_found",
                         "there is no such pipeline; choose one that exists");
  if (!stage) return rule_rejected("no_pipeline", "there is no pipeline yet; make one first");
  return pipelines::load_stage(tx, actor.workspace_id, StageId{*stage});
}

Result<Stage> choose_stage(Tx& tx, const Actor& actor, const CreateDeal& command) {
  if (!command.stage_id) return first_stage(tx, actor, command.pipeline_id);
  auto stage = pipelines::load_stage(tx, actor.workspace_id, *command.stage_id);
  if (!stage.ok())
    return invalid_field("stage_id", "not_found", "there is no such stage; choose one that exists");
  if (command.pipeline_id && stage->pipeline_id != *command.pipeline_id)
    return invalid_field("stage_id", "other_pipeline", "this stage belongs to another pipeline");
  return stage;
}

std::string neighbour_rank(Tx& tx, const Actor& actor, const Deal& anchor, bool above) {
  auto sql = std::string(
                 "SELECT d.rank FROM deals d WHERE d.workspace_id = $1 AND d.stage_id = $2 AND "
                 "d.status = 'open' AND d.rank ") +
             (above ? "< $3 ORDER BY d.rank DESC LIMIT 1" : "> $3 ORDER BY d.rank LIMIT 1");
  return tx.find_text(sql, {actor.workspace_id, anchor.stage_id, anchor.rank}).value_or("");
}

// The rank that puts the deal beside its anchor in the target stage, or on top of it.
Result<std::string> choose_rank(Tx& tx, const Actor& actor, const MoveDeal& command,
                                const Deal& deal) {
  auto anchor_id = command.before ? command.before : command.after;
  if (!anchor_id || *anchor_id == deal.id)
    return deal.stage_id == command.to_stage_id ? deal.rank : rank_on_top(tx.ids().next());
  TRY(anchor, load_deal(tx, actor, *anchor_id));
  // The anchor may have gone elsewhere since it was drawn: then the top is as good as any place.
  if (anchor.stage_id != command.to_stage_id || anchor.status != DealStatus::Open)
    return rank_on_top(tx.ids().next());
  if (command.before) return rank_between(neighbour_rank(tx, actor, anchor, true), anchor.rank);
  return rank_between(anchor.rank, neighbour_rank(tx, actor, anchor, false));
}

Remarks remarks_of(
    std::initializer_list<std::pair<std::string_view, const std::optional<std::string>*>> texts) {
  Remarks remarks;
  for (const auto& [name, text] : texts)
    if (*text && !trim(**text).empty()) remarks.emplace_back(std::string(name), Json(**text));
  return remarks;
}

Override override_of(const Actor& actor, const std::optional<std::string>& reason) {
  return {.allowed = actor.may(commands::Permission::OverrideGate), .reason = reason};
}

void close(Deal& deal, DealStatus status, Date on, Instant now) {
  deal.status = status;
  deal.closed_on = on;
  deal.closed_at = now;
  deal.wake_on.reset();
  deal.wake_criterion.reset();
}

Result<Date> closing_day(const std::optional<Date>& given, const Actor& actor, Instant now) {
  auto now_on = today(actor, now);
  if (given && *given > add_days(now_on, 1))
    return invalid_field("closed_on", "in_the_future",
                         "a deal cannot have been closed after today");
  return given.value_or(now_on);
}

}  // namespace

Result<Deal> create_deal(Tx& tx, const Actor& actor, Instant now, const CreateDeal& command) {
  if (trim(command.title).empty())
    return invalid_field("title", "required", "give the deal a title");
  TRY(stage, choose_stage(tx, actor, command));
  Deal deal{.id = tx.ids().make<DealId>(),
            .pipeline_id = stage.pipeline_id,
            .stage_id = stage.id,
            .title = command.title,
            .value = command.value.value_or(Money{0, actor.currency}),
            .probability_bp = command.probability_bp,
            .expected_close_on = command.expected_close_on,
            .opened_on = command.opened_on.value_or(today(actor, now)),
            .owner_id = command.owner_id.value_or(actor.user_id),
            .company_id = command.company_id,
            .product_id = command.product_id,
            .source_kind = command.source_kind,
            .source_channel = command.source_channel,
            .source_campaign = command.source_campaign,
            .forecast_category = command.forecast_category.value_or(ForecastCategory::Pipeline),
            .tags = command.tags,
            .competitor = command.competitor,
            .entered_stage_at = now,
            .external_source = command.external_source,
            .external_id = command.external_id,
            .created_at = now,
            .updated_at = now};
  deal.rank = rank_on_top(deal.id.value);
  if (command.custom) {
    TRY(custom, merge_custom(deal.custom, *command.custom));
    deal.custom = std::move(custom);
  }
  TRY_VOID(clean_tags(deal.tags));
  TRY_VOID(check_links(tx, actor, Deal{}, deal));
  if (command.person_id && !sees(tx, actor, "people", command.person_id->value))
    return unknown_reference("person_id", "person");
  if (!deal.company_id && command.company_name && !trim(*command.company_name).empty()) {
    TRY(company_id, contacts::find_or_make_company(tx, actor, now, *command.company_name));
    deal.company_id = company_id;
  }
  insert_deal(tx, actor, now, deal);
  if (command.person_id)
    TRY_VOID(contacts::put_deal_person(tx, actor, now,
                                       {.deal_id = deal.id, .person_id = *command.person_id}));
  return deal;
}

Result<Deal> edit_deal(Tx& tx, const Actor& actor, Instant now, const EditDeal& command) {
  TRY(before, load_deal(tx, actor, command.deal_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  auto after = before;
  TRY_VOID(apply_edit(after, command, {"deal_id", "expected_version", "custom"}));
  if (command.custom) {
    TRY(custom, merge_custom(before.custom, *command.custom.set));
    after.custom = std::move(custom);
  }
  TRY_VOID(clean_tags(after.tags));
  if (after == before) return before;
  TRY_VOID(check_links(tx, actor, before, after));
  return save_deal(tx, actor, now, "deal.edited", before, std::move(after));
}

Result<Deal> move_deal(Tx& tx, const Actor& actor, Instant now, const MoveDeal& command,
                       const Gate& gate) {
  TRY(before, load_deal(tx, actor, command.deal_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  TRY(from, pipelines::load_stage(tx, actor.workspace_id, before.stage_id));
  auto to = command.to_stage_id == from.id
                ? Result<Stage>(from)
                : pipelines::load_stage(tx, actor.workspace_id, command.to_stage_id);
  if (!to.ok())
    return invalid_field("to_stage_id", "not_found",
                         "there is no such stage; choose one that exists");
  auto unmet = gate.unmet(tx, actor, now, before, from, *to);
  TRY_VOID(decide_move(before, *to, unmet, override_of(actor, command.override_reason)));
  auto after = before;
  TRY(rank, choose_rank(tx, actor, command, before));
  after.rank = std::move(rank);
  if (from.id == to->id && after.rank == before.rank) return before;
  auto remarks = remarks_of({{"reason", &command.reason}});
  if (from.id == to->id)
    return save_deal(tx, actor, now, "deal.reordered", before, std::move(after),
                     std::move(remarks));
  after.stage_id = to->id;
  after.entered_stage_at = now;
  if (!unmet.empty()) {
    remarks.emplace_back("unmet", to_json(unmet));
    if (command.override_reason)
      remarks.emplace_back("override_reason", Json(*command.override_reason));
  }
  return save_deal(tx, actor, now, "deal.moved", before, std::move(after), std::move(remarks));
}

Result<Deal> win_deal(Tx& tx, const Actor& actor, Instant now, const WinDeal& command,
                      const Gate& gate) {
  TRY(before, load_deal(tx, actor, command.deal_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  TRY(stage, pipelines::load_stage(tx, actor.workspace_id, before.stage_id));
  auto unmet = gate.unmet_to_win(tx, actor, now, before, stage);
  TRY_VOID(decide_win(before, unmet, override_of(actor, command.override_reason)));
  TRY(on, closing_day(command.closed_on, actor, now));
  auto after = before;
  close(after, DealStatus::Won, on, now);
  if (command.value) after.value = *command.value;
  Remarks remarks;
  if (!unmet.empty()) remarks.emplace_back("unmet", to_json(unmet));
  if (!unmet.empty() && command.override_reason)
    remarks.emplace_back("override_reason", Json(*command.override_reason));
  return save_deal(tx, actor, now, "deal.won", before, std::move(after), std::move(remarks));
}

Result<Deal> lose_deal(Tx& tx, const Actor& actor, Instant now, const LoseDeal& command) {
  TRY(before, load_deal(tx, actor, command.deal_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  TRY_VOID(decide_lose(before));
  if (command.lost_reason_id &&
      !pipelines::find_lost_reason(tx, actor.workspace_id, *command.lost_reason_id))
    return invalid_field("lost_reason_id", "not_found",
                         "there is no such reason; choose one of the team's list");
  TRY(on, closing_day(command.closed_on, actor, now));
  auto after = before;
  close(after, DealStatus::Lost, on, now);
  after.lost_reason_id = command.lost_reason_id;
  after.lost_note = command.note;
  after.do_not_contact = command.do_not_contact;
  if (command.competitor) after.competitor = command.competitor;
  return save_deal(tx, actor, now, "deal.lost", before, std::move(after));
}

Result<Deal> park_deal(Tx& tx, const Actor& actor, Instant now, const ParkDeal& command,
                       const criteria::Schema& schema) {
  TRY(before, load_deal(tx, actor, command.deal_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  TRY_VOID(decide_park(before, command, today(actor, now)));
  if (command.wake_criterion) {
    auto checked = criteria::compile(schema, "deal", *command.wake_criterion);
    if (!checked.ok())
      return invalid_field("wake_criterion", "invalid_criterion", checked.error().says);
  }
  auto after = before;
  after.status = DealStatus::Parked;
  after.wake_on = command.wake_on;
  after.wake_criterion = command.wake_criterion;
  return save_deal(tx, actor, now, "deal.parked", before, std::move(after),
                   remarks_of({{"note", &command.note}}));
}

Result<Deal> reopen_deal(Tx& tx, const Actor& actor, Instant now, const ReopenDeal& command) {
  TRY(before, load_deal(tx, actor, command.deal_id));
  TRY_VOID(check_version(before.version, command.expected_version));
  TRY_VOID(decide_reopen(before));
  auto after = before;
  if (command.stage_id && *command.stage_id != before.stage_id) {
    auto stage = pipelines::load_stage(tx, actor.workspace_id, *command.stage_id);
    if (!stage.ok() || stage->pipeline_id != before.pipeline_id)
      return invalid_field("stage_id", "not_found",
                           "there is no such stage in this deal's pipeline");
    after.stage_id = stage->id;
    after.entered_stage_at = now;
  }
  after.status = DealStatus::Open;
  after.closed_at.reset();
  after.closed_on.reset();
  after.lost_reason_id.reset();
  after.lost_note.reset();
  after.do_not_contact = false;
  after.wake_on.reset();
  after.wake_criterion.reset();
  after.rank = rank_on_top(tx.ids().next());
  return save_deal(tx, actor, now, "deal.reopened", before, std::move(after),
                   remarks_of({{"reason", &command.reason}}));
}

Result<void> delete_deal(Tx& tx, const Actor& actor, Instant now, const DeleteDeal& command) {
  TRY(deal, load_deal(tx, actor, command.deal_id));
  TRY_VOID(check_version(deal.version, command.expected_version));
  remove_deal(tx, actor, now, deal);
  return {};
}

namespace {

bool sees_owner(Tx& tx, const Actor& actor, UserId owner_id) {
  auto team_id =
      tx.find_integer("SELECT u.team_id FROM users u WHERE u.workspace_id = $1 AND u.id = $2",
                      {actor.workspace_id, owner_id});
  return access::sees_owner(actor, owner_id, TeamId{team_id.value_or(0)});
}

// What the deal named when it was deleted may be gone as well.
Result<void> check_kept(Tx& tx, const Actor& actor, const Deal& deal) {
  bool kept = pipelines::load_stage(tx, actor.workspace_id, deal.stage_id).ok() &&
              (!deal.company_id || is_there(tx, actor, "companies", deal.company_id->value)) &&
              (!deal.product_id || is_there(tx, actor, "products", deal.product_id->value));
  if (kept) return {};
  return undo_overtaken();
}

Result<void> bring_back(Tx& tx, const Actor& actor, Instant now, const journal::Entry& deletion,
                        const Json& body) {
  TRY(deal, from_json<Deal>(*body.find("before")));
  if (!sees_owner(tx, actor, deal.owner_id)) return not_found("deal");
  if (is_there(tx, actor, "deals", deal.id.value)) return undo_overtaken();
  TRY_VOID(check_kept(tx, actor, deal));
  ++deal.version;
  return return_deal(tx, actor, now, deal, deletion,
                     read_along(tx, actor.workspace_id, deletion, body));
}

}  // namespace

Result<void> undo_deal(Tx& tx, const Actor& actor, Instant now, const journal::Entry& entry) {
  TRY(body, parse_json(entry.body));
  const auto* before = body.find("before");
  const auto* after = body.find("after");
  DealId id{entry.record_id};
  Remarks remarks{{"undid", Json(entry.pos)}};
  if (before->is_null()) {  // it was made: take it away, if nobody worked on it
    TRY(deal, load_deal(tx, actor, id));
    if (*after->find("version") != Json(deal.version)) return undo_overtaken();
    remove_deal(tx, actor, now, deal);
    return {};
  }
  if (after->is_null()) return bring_back(tx, actor, now, entry, body);
  TRY(current, load_deal(tx, actor, id));
  TRY(restored, taken_back(current, body));
  TRY_VOID(
      save_deal(tx, actor, now, "deal.undone", current, std::move(restored), std::move(remarks)));
  return {};
}

}  // namespace penstock::deals
