#pragma once
// Playbooks (§1.2): a deal that enters a stage gets the tasks that the stage prescribes, each due
// so many days later. A durable follower of the journal, so each entry makes them exactly once.

#include "journal/followers.h"

namespace penstock::activities {

// Entries older than this when they are read make no tasks: history, not work.
inline constexpr std::chrono::hours kPlaybookAge{24};

// Requires: before the followers start. The clock must outlive them.
void attach_playbooks(journal::Followers& followers, const Clock& clock);

// What the follower does with entries; for tests. Skips imports (they carry a batch), old entries,
// deals that moved on meanwhile, and steps that the deal has open under the same title.
Result<void> run_playbooks(store::Tx& tx, WorkspaceId workspace_id, Instant now,
                           std::span<const journal::Entry> entries);

}  // namespace penstock::activities
