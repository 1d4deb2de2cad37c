#pragma once
// The commands over deals: load, decide, save, append; one transaction each.

#include "features/deals/gate.h"

namespace penstock::deals {

Result<Deal> create_deal(store::Tx& tx, const commands::Actor& actor, Instant now,
                         const CreateDeal& command);
Result<Deal> edit_deal(store::Tx& tx, const commands::Actor& actor, Instant now,
                       const EditDeal& command);
Result<Deal> move_deal(store::Tx& tx, const commands::Actor& actor, Instant now,
                       const MoveDeal& command, const Gate& gate);
Result<Deal> win_deal(store::Tx& tx, const commands::Actor& actor, Instant now,
                      const WinDeal& command, const Gate& gate);
Result<Deal> lose_deal(store::Tx& tx, const commands::Actor& actor, Instant now,
                       const LoseDeal& command);
// `schema` is what a wake criterion is checked against.
Result<Deal> park_deal(store::Tx& tx, const commands::Actor& actor, Instant now,
                       const ParkDeal& command, const criteria::Schema& schema);
Result<Deal> reopen_deal(store::Tx& tx, const commands::Actor& actor, Instant now,
                         const ReopenDeal& command);
Result<void> delete_deal(store::Tx& tx, const commands::Actor& actor, Instant now,
                         const DeleteDeal& command);

// Takes back one deal.* event by a new change.
Result<void> undo_deal(store::Tx& tx, const commands::Actor& actor, Instant now,
                       const journal::Entry& entry);

}  // namespace penstock::deals
