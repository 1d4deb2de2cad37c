#include "features/deals/bulk.h"

#include <algorithm>

#include <fmt/format.h>

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
      return outcome(move_deal(
          tx, actor, now,
          {.deal_id = id, .to_stage_id = *command.to_stage_id, .reason = command.reason}, gate));
    case BulkAction::Assign: {
      EditDeal edit{.deal_id = id};
      edit.owner_id.set = *command.owner_id;
      return outcome(edit_deal(tx, actor, now, edit));
    }
    case BulkAction::Win:
      return outcome(win_deal(tx, actor, now, {.deal_id = id}, gate));
    case BulkAction::Lose:
      return outcome(
          lose_deal(tx, actor, now, {.deal_id = id, .lost_reason_id = command.lost_reason_id}));
    case BulkAction::Park:
      return outcome(
          park_deal(tx, actor, now, {.deal_id = id, .wake_on = command.wake_on}, schema));
    case BulkAction::Reopen:
      return outcome(reopen_deal(tx, actor, now, {.deal_id = id}));
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
  if (command.deal_ids.size() > kBulkDealsMax)
    return invalid_field("deal_ids", "too_many",
                         fmt::format("change at most {} deals at once", kBulkDealsMax));
  if (command.action == BulkAction::Move && !command.to_stage_id)
    return invalid_field("to_stage_id", "required", "say to which stage");
  if (command.action == BulkAction::Assign && !command.owner_id)
    return invalid_field("owner_id", "required", "say to whom");
  if (command.action == BulkAction::Park && !command.wake_on)
    return invalid_field("wake_on", "required", "say when the deals wake");
  if (command.action == BulkAction::Tag && (!command.tag || trim(*command.tag).empty()))
    return invalid_field("tag", "required", "say which tag");
  return {};
}

}  // namespace

Result<ChangedDeals> change_deals(Tx& tx, const Actor& actor, Instant now,
                                  const ChangeDeals& command, const commands::Registry& registry,
                                  const Gate& gate) {
  TRY_VOID(check(command));
  auto schema = registry.schema(tx, actor.workspace_id);
  ChangedDeals answer;
  for (auto id : command.deal_ids) {
    // Every command decides before its first write, so a refused deal has changed nothing.
    auto changed = change_one(tx, actor, now, id, command, schema, gate);
    if (changed.ok()) {
      ++answer.done;
      continue;
    }
    ++answer.failed;
    answer.errors.push_back({id, changed.error().slug, changed.error().says});
  }
  return answer;
}

}  // namespace penstock::deals
