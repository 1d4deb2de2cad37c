#pragma once
// What the page's filter asks: which fields there are, and whether a criterion is right.

#include "commands/registry.h"

namespace penstock::commands {

// Registers GET /criteria/fields and POST /criteria/check.
void register_criteria(Registry& registry);

}  // namespace penstock::commands
