#pragma once
// Analytics: reports over the whole history at once, from timelines in memory (README.md).

#include "commands/registry.h"
#include "features/analytics/timelines.h"

namespace penstock::analytics {

// GET /reports/metrics, /reports/stages, /reports/trend, /reports/changes.
// Requires: `timelines` outlives the registry.
void register_analytics(commands::Registry& registry, Timelines& timelines);

}  // namespace penstock::analytics
