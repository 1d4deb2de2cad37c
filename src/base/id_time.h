#pragma once
// What the number of an id tells (base/ids.h). Only for the makers of ids: ids mean nothing.

#include "base/time.h"

namespace penstock {

// When the id was made, or a little earlier.
Instant id_time(std::int64_t id);
// The node that made it.
int id_node(std::int64_t id);

}  // namespace penstock
