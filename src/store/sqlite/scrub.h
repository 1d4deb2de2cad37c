#pragma once
#include <string>

#include "base/result.h"

namespace penstock::store {

// Rewrites a store's file without what was deleted from it, and empties its log: after that no
// deleted text is in either. Requires: nobody has the file open. Takes as long as copying the file
// and as much free space. Errors: Unavailable.
Result<void> scrub_sqlite(const std::string& path);

}  // namespace penstock::store
