// The registration of the feature.

#include "features/analytics/analytics.h"

#include "features/analytics/changes.h"
#include "features/analytics/metrics.h"
#include "features/analytics/stages.h"
#include "features/analytics/trend.h"

namespace penstock::analytics {

using commands::Actor;
using commands::Permission;
using store::Reader;

void register_analytics(commands::Registry& registry, Timelines& timelines) {
  constexpr auto kNeeds = Permission::ViewReports;
  registry.add_query<GetMetrics, MetricsReport>(
      {.name = "report.metrics",
       .route = "GET /reports/metrics",
       .needs = kNeeds,
       .says = "Counts, win rate, values and cycle length of deals, by groups and against the "
               "period before"},
      [&](Reader& reader, const Actor& actor, Instant now, const GetMetrics& query) {
        return report_metrics(reader, registry, timelines, actor, now, query);
      });
  registry.add_query<GetStageReport, StageReport>(
      {.name = "report.stages",
       .route = "GET /reports/stages",
       .needs = kNeeds,
       .says = "Stage by stage: who entered, who went on, and how long it took"},
      [&](Reader& reader, const Actor& actor, Instant now, const GetStageReport& query) {
        return report_stages(reader, registry, timelines, actor, now, query);
      });
  registry.add_query<GetTrend, Trend>(
      {.name = "report.trend",
       .route = "GET /reports/trend",
       .needs = kNeeds,
       .says = "One figure over time"},
      [&](Reader& reader, const Actor& actor, Instant now, const GetTrend& query) {
        return report_trend(reader, registry, timelines, actor, now, query);
      });
  registry.add_query<GetChanges, ChangesReport>(
      {.name = "report.changes",
       .route = "GET /reports/changes",
       .needs = kNeeds,
       .says = "What changed in the pipeline between two moments, adding up exactly"},
      [&](Reader& reader, const Actor& actor, Instant now, const GetChanges& query) {
        return report_changes(reader, registry, timelines, actor, now, query);
      });
}

}  // namespace penstock::analytics
