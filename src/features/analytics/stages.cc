// Walks each deal's states once, oldest first. Tested by stages_test.cc.

#include "features/analytics/stages.h"

#include <cmath>

#include "features/analytics/statistics.h"

namespace penstock::analytics {
namespace {

constexpr double kDayMs = 86'400'000.0;
constexpr int kNoPlace = -1;  // of a stage that is gone

// What one deal did in one stage.
struct Visit {
  std::uint16_t stage = 0;
  bool went_on = false;
  std::int64_t open_ms = 0;
};

class Walk {
 public:
  Walk(const Timeline& timeline, const StageOrder& order, std::int64_t until)
      : timeline_(timeline),
        until_(until),
        places_(timeline.stages().size(), kNoPlace),
        tallies_(timeline.stages().size()) {
    for (std::uint32_t stage = 1; stage < places_.size(); ++stage) {
      auto found = order.find(timeline.stages().key(stage));
      if (found == order.end()) continue;
      places_[stage] = found->second;
    }
  }

  void add(std::size_t deal) {
    const auto* last = timeline_.at(deal, until_);
    if (last == nullptr) return;
    states_.clear();
    visits_.clear();
    for (const auto* state = last; state != nullptr; state = timeline_.before(*state))
      if (places_[state->stage] != kNoPlace) states_.push_back(state);
    for (auto i = states_.size(); i-- > 0;) {
      const auto& state = *states_[i];
      auto end = i == 0 ? until_ : states_[i - 1]->at;
      auto& visit = visit_of(state.stage);
      if (state.status == Status::Open) visit.open_ms += end - state.at;
      if (i > 0) step(state, *states_[i - 1]);
    }
    settle(*last);
  }

  StageTallies take() && { return {std::move(tallies_), std::move(jumps_)}; }

 private:
  Visit& visit_of(std::uint16_t stage) {
    for (auto& visit : visits_)
      if (visit.stage == stage) return visit;
    return visits_.emplace_back(Visit{.stage = stage});
  }

  void step(const State& from, const State& to) {
    if (from.stage == to.stage) return;
    auto pipeline = timeline_.pipeline_of(from.stage);
    if (pipeline != timeline_.pipeline_of(to.stage)) return;
    if (places_[to.stage] < places_[from.stage]) {
      ++tallies_[from.stage].back_moves;
      return;
    }
    visit_of(from.stage).went_on = true;
    if (places_[to.stage] > places_[from.stage] + 1)
      ++jumps_[{pipeline, places_[from.stage], places_[to.stage]}];
  }

  void settle(const State& last) {
    for (const auto& visit : visits_) {
      auto& tally = tallies_[visit.stage];
      bool ended_here = visit.stage == last.stage;
      bool won_here = ended_here && last.status == Status::Won;
      ++tally.entered;
      tally.went_on += visit.went_on;
      tally.won_here += won_here;
      tally.advanced += visit.went_on || won_here;
      tally.lost_here += ended_here && last.status == Status::Lost;
      tally.won_later += last.status == Status::Won;
      bool is_here = ended_here && !last.is_closed();
      tally.in_now += is_here;
      // Without open time nothing is known of the stay: the deal came closed.
      if (is_here || visit.open_ms == 0) continue;
      auto days = static_cast<double>(visit.open_ms) / kDayMs;
      tally.days.push_back(days);
      if (visit.went_on || won_here) tally.usual_days.push_back(days);
    }
  }

  const Timeline& timeline_;
  std::int64_t until_;
  std::vector<int> places_;  // by stage
  std::vector<StageTally> tallies_;
  Jumps jumps_;
  std::vector<const State*> states_;  // newest first
  std::vector<Visit> visits_;
};

std::optional<int> learned(std::vector<double>& stays) {
  if (stays.size() < static_cast<std::size_t>(kLearnSamplesMin)) return {};
  return std::max(1, static_cast<int>(std::lround(quantile(stays, 0.5))));
}

StageFigures figures_of(const pipelines::Stage& stage, StageTally tally) {
  StageFigures figures{.stage_id = stage.id,
                       .name = stage.name,
                       .entered = tally.entered,
                       .went_on = tally.went_on,
                       .won_here = tally.won_here,
                       .lost_here = tally.lost_here,
                       .in_now = tally.in_now,
                       .back_moves = tally.back_moves,
                       .stays = static_cast<std::int64_t>(tally.days.size())};
  if (auto text = fraction(tally.advanced, tally.entered)) figures.conversion = RawNumber{*text};
  if (auto text = fraction(tally.won_later, tally.entered))
    figures.conversion_to_won = RawNumber{*text};
  if (!tally.days.empty()) {
    figures.days_median = round_six(quantile(tally.days, 0.5));
    figures.days_p75 = round_six(quantile(tally.days, 0.75));
    figures.days_p90 = round_six(quantile(tally.days, 0.9));
  }
  figures.learned_days = learned(tally.usual_days);
  return figures;
}

std::int64_t skips_of(const Jumps& jumps, std::uint32_t pipeline, int place) {
  std::int64_t skips = 0;
  for (const auto& [jump, count] : jumps)
    if (std::get<0>(jump) == pipeline && std::get<1>(jump) < place && place < std::get<2>(jump))
      skips += count;
  return skips;
}

Result<pipelines::PipelineId> choose_pipeline(store::Reader& reader, const commands::Actor& actor,
                                              const GetStageReport& query) {
  if (query.pipeline_id) {
    TRY(pipeline, pipelines::load_pipeline(reader, actor.workspace_id, *query.pipeline_id));
    return pipeline.id;
  }
  auto first = reader.find_integer(
      "SELECT p.id FROM pipelines p WHERE p.workspace_id = $1 AND p.archived = 0 "
      "ORDER BY p.position, p.id LIMIT 1",
      {actor.workspace_id});
  if (!first) return not_found("pipeline");
  return pipelines::PipelineId{*first};
}

// Leaves only deals that were opened in the days asked for.
StageTallies tally_cohort(const Timeline& timeline, const StageOrder& order,
                          const Selection& selection, std::int64_t until,
                          const GetStageReport& query) {
  Day from = query.from ? day_of(*query.from) : INT32_MIN;
  Day to = query.to ? day_of(*query.to) : INT32_MAX;
  Walk walk(timeline, order, until);
  for (std::size_t deal = 0; deal < timeline.size(); ++deal) {
    auto opened = timeline.opened_on(deal);
    if (selection.has(deal) && opened >= from && opened <= to) walk.add(deal);
  }
  return std::move(walk).take();
}

}  // namespace

StageOrder read_stage_order(store::Reader& reader, WorkspaceId workspace_id) {
  StageOrder order;
  reader.query("SELECT s.id, s.position FROM stages s WHERE s.workspace_id = $1", {workspace_id},
               [&](const store::Row& row) {
                 order.emplace(row.integer(0), static_cast<int>(row.integer(1)));
               });
  return order;
}

StageTallies tally_stages(const Timeline& timeline, const StageOrder& order,
                          const Selection& selection, std::int64_t until) {
  return tally_cohort(timeline, order, selection, until, {});
}

LearnedDays learn_days(const Timeline& timeline, const StageOrder& order, Instant now) {
  auto tallies = tally_stages(timeline, order, Selection::everything(), to_ms(now)).stages;
  LearnedDays days;
  for (std::uint32_t stage = 1; stage < tallies.size(); ++stage)
    if (auto usual = learned(tallies[stage].usual_days))
      days.emplace(timeline.stages().key(stage), *usual);
  return days;
}

Result<StageReport> report_stages(store::Reader& reader, const commands::Registry& registry,
                                  Timelines& timelines, const commands::Actor& actor, Instant now,
                                  const GetStageReport& query) {
  TRY(pipeline_id, choose_pipeline(reader, actor, query));
  TRY(selection, select_deals(reader, registry, actor, now, query.where));
  auto order = read_stage_order(reader, actor.workspace_id);
  auto stages = pipelines::stages_of(reader, actor.workspace_id, pipeline_id);
  auto until = to_ms(std::min(query.as_of.value_or(now), now));
  StageReport report{.pipeline_id = pipeline_id, .stages = {}};
  timelines.look(reader, actor.workspace_id, [&](const Timeline& timeline) {
    selection.place(timeline);
    auto [tallies, jumps] = tally_cohort(timeline, order, selection, until, query);
    auto pipeline = timeline.pipelines().find(pipeline_id.value);
    for (const auto& stage : stages) {
      auto number = timeline.stages().find(stage.id.value);
      report.stages.push_back(
          figures_of(stage, number == 0 ? StageTally{} : std::move(tallies[number])));
      report.stages.back().skips = skips_of(jumps, pipeline, order.at(stage.id.value));
    }
  });
  return report;
}

}  // namespace penstock::analytics
