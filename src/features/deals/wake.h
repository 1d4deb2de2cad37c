#pragma once
// The fridge (§1.6): parked deals wake on their day, or when their criterion becomes true. A deal
// wakes in the stage where it was parked, with a task for its owner.

#include "features/deals/commands.h"

namespace penstock::deals {

inline constexpr int kWakeMax = 200;       // deals that wake in one transaction
inline constexpr int kWakeAskedMax = 500;  // criteria of parked deals asked in one sweep

// Makes the task of a deal that woke; given by the wiring, because activities know deals and not
// the other way round.
using MakeWakeTask =
    std::function<void(store::Tx&, const commands::Actor&, Instant now, const Deal&)>;

// Wakes what is due. `system` acts in the name of each deal's owner.
// Journal: deal.reopened with the reason "wake_on" or "wake_criterion". Returns how many woke.
Result<int> wake_deals(store::Tx& tx, const commands::Actor& system, Instant now,
                       const commands::Registry& registry, const MakeWakeTask& make_task);

}  // namespace penstock::deals
