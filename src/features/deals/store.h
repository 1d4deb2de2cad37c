#pragma once
// How deals are kept: rows, the search text, and the journal events that every change writes.

#include "features/changes.h"
#include "features/deals/deal.h"

namespace penstock::deals {

// The journal body: the board facts (pipeline, stage, status, value, owner) of before and after
// are always there, so that sums can follow without reading; every other changed field too.
// A null `before` is a new deal, a null `after` a deleted one.
std::string event_body(const Deal* before, const Deal* after, const Remarks& remarks = {});

// Each writes the row, the search text and one event. Errors: Conflict/version_conflict.
void insert_deal(store::Tx& tx, const commands::Actor& actor, Instant now, const Deal& deal,
                 const Remarks& remarks = {});
Result<Deal> save_deal(store::Tx& tx, const commands::Actor& actor, Instant now,
                       std::string_view event_name, const Deal& before, Deal after,
                       const Remarks& remarks = {});
// Takes the deal's activities, notes and people along; their events come right before its own.
void remove_deal(store::Tx& tx, const commands::Actor& actor, Instant now, const Deal& deal);
// Brings a deleted deal back with what went along. All is looked at before the first write.
// Errors: Conflict/undo_overtaken where something of that is there, or what it names is gone.
Result<void> return_deal(store::Tx& tx, const commands::Actor& actor, Instant now, const Deal& deal,
                         const journal::Entry& deletion, std::span<const journal::Entry> along);

}  // namespace penstock::deals
