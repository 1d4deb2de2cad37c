#include "features/deals/bulk.h"

#include <algorithm>

#include "features/changes.h"
#include "features/checks.h"

namespace penstock::deals {
namespace {

using commands::Actor;
using store::Tx;

Result<void> change_tags(Tx& tx, const Actor& actor, Instant now, DealId id,
                         const std::string& tag) {
  TRY(deal, load_deal(tx, actor, id));
  if (std::find(deal.tags.begin(), deal.tags.end(), tag) != deal.tags.end()) return {};
  deal.tags.push_back(tag);
  EditDeal edit{.deal_id = id};
  edit.tags.set = deal.tags;
  TRY_VOID(edit_deal(tx, actor, now, edit));
  return {};
}

template <class T>
Result<void> outcome(Result<T> result) {
  if (!result.ok()) return std::move(result.error());
  return {};
}

Result<void> change_one(Tx& tx, const Actor& actor, Instant now, DealId id,
                        const ChangeDeals& command, const criteria::Schema& schema,
                        const Gate& gate) {
  switch (command.action) {
    case BulkAction::Move:
      return outcome(move_deal(tx, actor, now,
                               {.deal_id = id,
                                .to_stage_id = *command.to_stage_id,
                                .reason = command.reason,
                                .override_reason = command.override_reason},
                               gate));
    case BulkAction::Assign: {
      EditDeal edit{.deal_id = id};
      edit.owner_id.set = *command.owner_id;
      return outcome(edit_deal(tx, actor, now, edit));
    }
    case BulkAction::Edit:
      return outcome(edit_deal(tx, actor, now, {*command.fields, id, {}}));
    case BulkAction::Win:
      return outcome(win_deal(tx, actor, now,
                              {.deal_id = id,
                               .closed_on = command.closed_on,
                               .value = command.value,
                               .override_reason = command.override_reason},
                              gate));
    case BulkAction::Lose:
      return outcome(lose_deal(tx, actor, now,
                               {.deal_id = id,
                                .lost_reason_id = command.lost_reason_id,
                                .competitor = command.competitor,
                                .note = command.note,
                                .do_not_contact = command.do_not_contact,
                                .closed_on = command.closed_on}));
    case BulkAction::Park:
      return outcome(park_deal(tx, actor, now,
                               {.deal_id = id,
                                .wake_on = command.wake_on,
                                .wake_criterion = command.wake_criterion,
                                .note = command.note},
                               schema));
    case BulkAction::Reopen:
      return outcome(reopen_deal(
          tx, actor, now, {.deal_id = id, .stage_id = command.stage_id, .reason = command.reason}));
    case BulkAction::Tag:
      return change_tags(tx, actor, now, id, *command.tag);
    case BulkAction::Delete:
      return delete_deal(tx, actor, now, {.deal_id = id});
  }
  return {};
}

Result<void> check(const ChangeDeals& command) {
  if (command.deal_ids.empty())
    return invalid_field("deal_ids", "required", "choose at least one deal");
  if (command.action == BulkAction::Move && !command.to_stage_id)
    return invalid_field("to_stage_id", "required", "say to which stage");
  if (command.action == BulkAction::Assign && !command.owner_id)
    return invalid_field("owner_id", "required", "say to whom");
  if (command.action == BulkAction::Edit && !command.fields)
    return invalid_field("fields", "required", "say which fields to change");
  if (command.action == BulkAction::Park && !command.wake_on && !command.wake_criterion)
    return invalid_field("wake_on", "required", "say when the deals wake: a day, or a criterion");
  if (command.action == BulkAction::Tag && (!command.tag || trim(*command.tag).empty()))
    return invalid_field("tag", "required", "say which tag");
  return {};
}

void tell(ChangedDeals& answer, DealId id, Result<void> outcome) {
  if (outcome.ok()) {
    ++answer.done;
    return;
  }
  ++answer.failed;
  answer.errors.push_back({id, outcome.error().slug, outcome.error().says});
}

// Every command decides before its first write, so a refused deal has changed nothing.
template <class Work>
ChangedDeals in_batch(Tx& tx, const Work& work) {
  ChangedDeals answer;
  auto id = tx.ids().make<BatchId>();
  journal::InBatch in_batch(tx, id.value);
  work(answer);
  if (tx.last_position() != 0) answer.batch_id = id;
  return answer;
}

// The entries of a bulk change, newest first: one for each deal that changed. What went along with
// a deletion stands behind it here and comes back with it, so it is left out.
std::vector<journal::Entry> read_changes(Tx& tx, const Actor& actor, BatchId batch_id) {
  std::vector<journal::Entry> changes;
  if (is_import(tx, actor.workspace_id, batch_id.value)) return changes;
  int along = 0;
  for (std::int64_t before = 0;;) {
    auto entries =
        journal::read_batch(tx, actor.workspace_id, batch_id.value, before, journal::kReadMax);
    for (auto& entry : entries) {
      before = entry.pos;
      if (along-- > 0) continue;
      along = count_along(parse_json(entry.body).value());
      changes.push_back(std::move(entry));
    }
    if (entries.size() < journal::kReadMax) return changes;
  }
}

}  // namespace

Result<ChangedDeals> change_deals(Tx& tx, const Actor& actor, Instant now,
                                  const ChangeDeals& command, const commands::Registry& registry,
                                  const Gate& gate) {
  TRY_VOID(check(command));
  auto schema = registry.schema(tx, actor.workspace_id);
  return in_batch(tx, [&](ChangedDeals& answer) {
    for (auto id : command.deal_ids)
      tell(answer, id, change_one(tx, actor, now, id, command, schema, gate));
  });
}

Result<ChangedDeals> undo_deals(Tx& tx, const Actor& actor, Instant now, const UndoDeals& command,
                                const commands::Registry& registry) {
  auto entries = read_changes(tx, actor, command.batch_id);
  if (entries.empty()) return not_found("bulk change");
  return in_batch(tx, [&](ChangedDeals& answer) {
    for (const auto& entry : entries) {
      const auto* undo = registry.find_undo(entry.name);
      PENSTOCK_CHECK(undo != nullptr, "what a bulk change does can be taken back");
      tell(answer, DealId{entry.record_id}, (*undo)(tx, actor, now, entry));
    }
  });
}

}  // namespace penstock::deals
