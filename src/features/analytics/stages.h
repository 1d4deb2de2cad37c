#pragma once
// What happens in each stage, from the history of every deal (§9.2).

#include "features/analytics/selection.h"
#include "features/analytics/timelines.h"

namespace penstock::analytics {

// Places of stages in their pipelines, by stage id.
using StageOrder = std::unordered_map<std::int64_t, int>;
StageOrder read_stage_order(store::Reader& reader, WorkspaceId workspace_id);

// One stage counted over deals. Each deal counts once, however often it entered.
struct StageTally {
  std::int64_t entered = 0;
  std::int64_t went_on = 0;     // left forwards at least once
  std::int64_t advanced = 0;    // went on, or was won from here
  std::int64_t won_here = 0;    // is won, and this was its stage
  std::int64_t lost_here = 0;   // is lost, and this was its stage
  std::int64_t won_later = 0;   // entered, and is won, here or further on
  std::int64_t in_now = 0;      // is here, open or parked
  std::int64_t back_moves = 0;  // moves from here to an earlier stage, each of them
  std::vector<double> days;     // open time in the stage, all visits together, of deals that left
  std::vector<double> usual_days;  // the same of deals that went on or were won from here
};

// Moves that passed over stages: how many, by pipeline number and the places they went from and to.
using Jumps = std::map<std::tuple<std::uint32_t, int, int>, std::int64_t>;

struct StageTallies {
  std::vector<StageTally> stages;  // by the timeline's stage number
  Jumps jumps;
};

// Time parked or closed is not time in a stage. A stage that is no
// longer in the order is looked through.
// Requires: `until` is the moment up to which history counts (ms UTC).
StageTallies tally_stages(const Timeline& timeline, const StageOrder& order,
                          const Selection& selection, std::int64_t until);

// The median stay of deals that went on or were won, in whole days (half a day and more counts as
// one, at least one), of stages with at least kLearnSamplesMin such stays.
LearnedDays learn_days(const Timeline& timeline, const StageOrder& order, Instant now);

// ---- GET /reports/stages ----

struct GetStageReport {
  std::optional<pipelines::PipelineId> pipeline_id;  // the first one when absent
  std::optional<std::string> where;
  std::optional<Date> from;  // deals opened from this day on
  std::optional<Date> to;    // and up to this day
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(GetStageReport, (), (pipeline_id, where, from, to, as_of))
constexpr auto field_notes(const GetStageReport*) {
  return std::array{
      FieldNote{
          .name = "where", .says = "A criterion over deals as they are now", .text_max = 8192},
      FieldNote{.name = "from", .says = "Only deals opened on this day or later"},
      FieldNote{.name = "to", .says = "Only deals opened on this day or earlier"},
      FieldNote{.name = "as_of", .says = "The report as it would have been at this moment"}};
}

struct StageFigures {
  pipelines::StageId stage_id;
  std::string name;
  std::int64_t entered = 0;
  std::int64_t went_on = 0;
  std::int64_t won_here = 0;
  std::int64_t lost_here = 0;
  std::int64_t in_now = 0;
  std::int64_t back_moves = 0;
  std::int64_t skips = 0;
  std::optional<RawNumber> conversion;         // (went on or won from here) ÷ entered
  std::optional<RawNumber> conversion_to_won;  // won at last ÷ entered
  std::int64_t stays = 0;                      // finished ones, behind the days
  std::optional<double> days_median;
  std::optional<double> days_p75;
  std::optional<double> days_p90;
  std::optional<int> learned_days;
};
BOOST_DESCRIBE_STRUCT(StageFigures, (),
                      (stage_id, name, entered, went_on, won_here, lost_here, in_now, back_moves,
                       skips, conversion, conversion_to_won, stays, days_median, days_p75, days_p90,
                       learned_days))
constexpr auto field_notes(const StageFigures*) {
  return std::array{
      FieldNote{.name = "entered", .says = "Deals that were ever here, each counted once"},
      FieldNote{.name = "went_on", .says = "Of these, left at least once to a later stage"},
      FieldNote{.name = "won_here", .says = "Of these, won out of this stage"},
      FieldNote{.name = "lost_here", .says = "Of these, lost in this stage"},
      FieldNote{.name = "in_now", .says = "Of these, here now, open or parked"},
      FieldNote{.name = "back_moves", .says = "Moves from here to an earlier stage"},
      FieldNote{.name = "skips", .says = "Moves forwards that passed over this stage"},
      FieldNote{.name = "conversion", .says = "(Went on or won from here) ÷ entered, of one"},
      FieldNote{.name = "conversion_to_won", .says = "Won at last ÷ entered, of one"},
      FieldNote{.name = "stays",
                .says = "Deals that left or were closed here; the days are theirs"},
      FieldNote{.name = "days_median", .says = "Median of the open days here, all visits together"},
      FieldNote{.name = "learned_days",
                .says = "Median stay of deals that went on or won, from five deals on"}};
}

struct StageReport {
  pipelines::PipelineId pipeline_id;
  std::vector<StageFigures> stages;
};
BOOST_DESCRIBE_STRUCT(StageReport, (), (pipeline_id, stages))

Result<StageReport> report_stages(store::Reader& reader, const commands::Registry& registry,
                                  Timelines& timelines, const commands::Actor& actor, Instant now,
                                  const GetStageReport& query);

}  // namespace penstock::analytics
