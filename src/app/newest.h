#pragma once
// What a store says of the time: asked once, when a process opens it.

#include "base/watched_clock.h"
#include "store/database.h"

namespace penstock::app {

// An earlier process' time is believed over the machine's when it is at most this far ahead.
inline constexpr std::chrono::hours kAheadMax{24};

// Where the machine's clock was set back while nobody ran: time goes on from the newest change,
// unless that is so far ahead that the clock was wrong then. Ids go on from the newest id in any
// case. Requires: `wall` is the machine's time, and nobody uses the clocks yet.
// Errors: Unavailable.
Result<void> go_on_from_what_is_there(store::Database& database, Instant wall, WatchedClock& clock,
                                      FloorClock& id_clock);

}  // namespace penstock::app
