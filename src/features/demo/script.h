#pragma once
// The history to be played: steps, each at its instant, that run real commands. Steps name records
// by their number in the script; the cast knows the ids that they got.

#include <functional>

#include "features/deals/commands.h"
#include "features/demo/demo.h"
#include "features/demo/random.h"

namespace penstock::demo {

using commands::Actor;

// Ids by number.
struct Cast {
  std::vector<Actor> actors;  // by colleague; each may do everything
  deals::PipelineId sales_pipeline;
  std::vector<deals::StageId> sales_stages, success_stages;
  std::vector<deals::LostReasonId> lost_reasons;
  std::vector<ProductId> products;
  std::vector<CompanyId> companies;
  std::vector<PersonId> people;
  std::vector<DealId> deals;
  std::vector<ActivityId> activities;

  const Actor& admin() const { return actors.front(); }
};

// What a step works with. `now` is the instant of the step.
struct Scene {
  store::Tx& tx;
  Cast& cast;
  const deals::Gate& gate;
  const criteria::Schema& schema;
  Instant now;
};

struct Step {
  Instant at;
  std::size_t order;  // among steps of the same instant
  std::function<Result<void>(Scene&)> act;
};

struct Script {
  std::vector<Step> steps;
  std::size_t companies = 0, people = 0, deals = 0, activities = 0;

  void add(Instant at, std::function<Result<void>(Scene&)> act) {
    steps.push_back({at, steps.size(), std::move(act)});
  }
};

// Instants at which people work: Monday to Friday, half past seven to five in Warsaw, none after
// `until`.
class Hours {
 public:
  Hours(Random& random, Instant until) : random_(random), until_(until) {}
  Instant until() const { return until_; }
  // An instant at work near `wanted`, later than `after` and not after until().
  // Requires: after < until().
  Instant near(Instant wanted, Instant after);
  // A minute at work on or next after the day, also in the future.
  Instant on(std::chrono::sys_days day);

 private:
  Random& random_;
  Instant until_;
};

inline std::chrono::milliseconds days(double count) {
  return std::chrono::milliseconds{static_cast<std::int64_t>(count * 86'400'000.0)};
}
inline double days_of(std::chrono::milliseconds span) {
  return static_cast<double>(span.count()) / 86'400'000.0;
}

// Runs the steps [from, to) of a sorted script.
Result<void> play(const Script& script, std::size_t from, std::size_t to, store::Tx& tx, Cast& cast,
                  const commands::Registry& registry);

// Teams, colleagues, pipelines, lost reasons and products. `admin` becomes the first colleague.
Result<Cast> build_stage(store::Tx& tx, const commands::Registry& registry, const Actor& admin,
                         Instant now);

// The whole story, sorted by time. Pure.
Script write_script(const DemoOptions& options, Instant until);

}  // namespace penstock::demo
