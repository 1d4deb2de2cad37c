#pragma once
#include "commands/registry.h"

namespace penstock::app {

// The description of the whole API, the routes that are no plain commands among it.
Json openapi_document(const commands::Registry& registry);

}  // namespace penstock::app
