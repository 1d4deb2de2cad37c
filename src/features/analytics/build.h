#pragma once
// A timeline from the store: the journal's deal events for the history, the rows for what is now.

#include "features/analytics/timeline.h"
#include "store/database.h"

namespace penstock::analytics {

// Everything that the reader's snapshot has; position() is the head of its journal.
std::unique_ptr<Timeline> build_timeline(store::Reader& reader, WorkspaceId workspace_id);

// Applies the entries after position(), as far as the reader's snapshot has them.
void catch_up(Timeline& timeline, store::Reader& reader, WorkspaceId workspace_id);

// Tells the lives of the deals whose imported past was withdrawn again. Both of the above do it;
// call it where entries were applied one by one.
void retell_withdrawn(Timeline& timeline, store::Reader& reader, WorkspaceId workspace_id);

}  // namespace penstock::analytics
