#pragma once
// One change to many deals: each deal passes the same command and the same gate as alone; those
// that are refused are told, the others are done. Its events are one batch, which is taken back as
// one in the same way.

#include "features/deals/commands.h"

namespace penstock::deals {

enum class BulkAction { Move, Assign, Edit, Win, Lose, Park, Reopen, Tag, Delete };
BOOST_DESCRIBE_ENUM(BulkAction, Move, Assign, Edit, Win, Lose, Park, Reopen, Tag, Delete)

// What the command for one deal takes, this takes for all; each action reads its own.
struct ChangeDeals {
  std::vector<DealId> deal_ids;
  BulkAction action = BulkAction::Move;
  std::optional<StageId> to_stage_id;          // move
  std::optional<UserId> owner_id;              // assign
  std::optional<DealFields> fields;            // edit
  std::optional<Money> value;                  // win
  std::optional<Date> closed_on;               // win, lose
  std::optional<LostReasonId> lost_reason_id;  // lose
  std::optional<std::string> competitor;       // lose
  bool do_not_contact = false;                 // lose
  std::optional<Date> wake_on;                 // park
  std::optional<std::string> wake_criterion;   // park
  std::optional<std::string> note;             // lose, park
  std::optional<StageId> stage_id;             // reopen
  std::optional<std::string> tag;              // tag
  std::optional<std::string> reason;           // move, reopen
  std::optional<std::string> override_reason;  // move, win
};
BOOST_DESCRIBE_STRUCT(ChangeDeals, (),
                      (deal_ids, action, to_stage_id, owner_id, fields, value, closed_on,
                       lost_reason_id, competitor, do_not_contact, wake_on, wake_criterion, note,
                       stage_id, tag, reason, override_reason))
constexpr auto field_notes(const ChangeDeals*) {
  return std::array{FieldNote{.name = "deal_ids", .items_max = kBulkDealsMax, .required = true},
                    FieldNote{.name = "action", .says = "What to do with each", .required = true},
                    FieldNote{.name = "to_stage_id", .says = "Needed by move"},
                    FieldNote{.name = "owner_id", .says = "Needed by assign"},
                    FieldNote{.name = "wake_on", .says = "Needed by park, or wake_criterion"},
                    FieldNote{.name = "fields", .says = "Needed by edit"},
                    FieldNote{.name = "competitor", .text_max = 200},
                    FieldNote{.name = "wake_criterion", .text_max = 4000},
                    FieldNote{.name = "note", .text_max = 2000},
                    FieldNote{.name = "tag", .says = "Needed by tag", .text_max = kTagBytesMax}};
}

struct UndoDeals {
  BatchId batch_id;
};
BOOST_DESCRIBE_STRUCT(UndoDeals, (), (batch_id))

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
  std::optional<BatchId> batch_id;  // to take it back as one; nothing where nothing changed
};
BOOST_DESCRIBE_STRUCT(ChangedDeals, (), (done, failed, errors, batch_id))

Result<ChangedDeals> change_deals(store::Tx& tx, const commands::Actor& actor, Instant now,
                                  const ChangeDeals& command, const commands::Registry& registry,
                                  const Gate& gate);
// Takes a bulk change back, deal by deal with the rules of a single undo: those that were changed
// since (undo_overtaken) or are gone are told, the others are done. Is a bulk change itself, and so
// can be taken back. Errors: NotFound where there is no such bulk change, or it is an import.
Result<ChangedDeals> undo_deals(store::Tx& tx, const commands::Actor& actor, Instant now,
                                const UndoDeals& command, const commands::Registry& registry);

}  // namespace penstock::deals
