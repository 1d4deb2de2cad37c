#pragma once
// What a store says of the time: asked once, when a process opens it.

#include "store/database.h"

namespace penstock::app {

// When the newest change of any workspace was written; 1970 where there is none.
Instant newest_change(store::Reader& reader);
// The highest id of any record. Reads an index of every table: only for a clock that went back.
std::int64_t newest_id(store::Reader& reader);

}  // namespace penstock::app
