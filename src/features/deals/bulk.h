#pragma once
// One change to many deals: each deal passes the same command and the same gate as alone; those
// that are refused are told, the others are done.

#include "features/deals/commands.h"

namespace penstock::deals {

enum class BulkAction { Move, Assign, Win, Lose, Park, Reopen, Tag, Delete };
BOOST_DESCRIBE_ENUM(BulkAction, Move, Assign, Win, Lose, Park, Reopen, Tag, Delete)

struct ChangeDeals {
  std::vector<DealId> deal_ids;
  BulkAction action = BulkAction::Move;
  std::optional<StageId> to_stage_id;
  std::optional<UserId> owner_id;
  std::optional<LostReasonId> lost_reason_id;
  std::optional<Date> wake_on;
  std::optional<std::string> tag;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(ChangeDeals, (),
                      (deal_ids, action, to_stage_id, owner_id, lost_reason_id, wake_on, tag,
                       reason))

struct RefusedDeal {
  DealId deal_id;
  std::string slug;
  std::string says;
};
BOOST_DESCRIBE_STRUCT(RefusedDeal, (), (deal_id, slug, says))

struct ChangedDeals {
  std::int64_t done = 0;
  std::int64_t failed = 0;
  std::vector<RefusedDeal> errors;
};
BOOST_DESCRIBE_STRUCT(ChangedDeals, (), (done, failed, errors))

Result<ChangedDeals> change_deals(store::Tx& tx, const commands::Actor& actor, Instant now,
                                  const ChangeDeals& command, const commands::Registry& registry,
                                  const Gate& gate);

}  // namespace penstock::deals
