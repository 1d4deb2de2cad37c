#pragma once
// How deals are kept: rows, the search text, and the journal events that every change writes.

#include "features/deals/deal.h"

namespace penstock::deals {

// What an event says beside the change itself ({"reason": …}).
using Remarks = Json::Object;

// The journal body: the board facts (pipeline, stage, status, value, owner) of before and after
// are always there, so that sums can follow without reading; every other changed field too.
// A null `before` is a new deal, a null `after` a deleted one.
std::string event_body(const Deal* before, const Deal* after, Remarks remarks = {});

// Each writes the row, the search text and one event. Errors: Conflict/version_conflict.
void insert_deal(store::Tx& tx, const commands::Actor& actor, Instant now, const Deal& deal,
                 Remarks remarks = {});
Result<Deal> save_deal(store::Tx& tx, const commands::Actor& actor, Instant now,
                       std::string_view event_name, const Deal& before, Deal after,
                       Remarks remarks = {});
void remove_deal(store::Tx& tx, const commands::Actor& actor, Instant now, const Deal& deal);

}  // namespace penstock::deals
