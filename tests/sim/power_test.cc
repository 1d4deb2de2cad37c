// Power cuts and kills: commands, jobs and a follower work, the clock leaps now and then, the power
// goes at some write, sync or truncation, the disk keeps what a real one might, and a new process
// goes on. Every answered change must be there, none may be half there or done twice, the journal
// may have no gap, what follows from it must follow, and the file must be whole.
//
// PENSTOCK_SIM_CUTS: how many deaths. PENSTOCK_SIM_SEED: where to begin; a failure
// tells the command that replays it.

#include <gtest/gtest.h>

#include "world.h"

namespace penstock::sim {
namespace {

std::int64_t setting(const char* name, std::int64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::stoll(text) : otherwise;
}

constexpr int kChangesMax = 150;  // writes, syncs and truncations before the power goes
constexpr std::int64_t kCutsOfAWorld = 100;
constexpr std::int64_t kDeaths = PENSTOCK_SIM_DEATHS;  // CMakeLists.txt

// One store through many deaths, each followed by a look at everything.
void die_many(std::uint64_t seed, std::int64_t deaths) {
  SCOPED_TRACE("replay with: ./dev sim " + std::to_string(kCutsOfAWorld) + " " +
               std::to_string(seed));
  World world(seed);
  std::int64_t answered = 0;
  for (std::int64_t i = 0; i < deaths; ++i) {
    world.disk().cut_after(1 + static_cast<std::int64_t>(world.random()() % kChangesMax));
    while (!world.disk().is_cut()) {
      if (world.random()() % 20 == 0) world.leap();
      answered += world.work();
    }
    world.die(world.random()() % 4 == 0 ? Death::Kill : Death::PowerCut);
    ASSERT_EQ(world.fault(), "") << "death " << i;
  }
  world.finish_jobs();
  ASSERT_EQ(world.fault(), "") << "when all jobs had run";
  EXPECT_GT(answered, deaths) << "the team worked between the deaths";
  EXPECT_GT(world.jobs_done(), deaths / 10) << "and its jobs ran";
}

TEST(PowerCut, LosesNoAnsweredChangeAndDoesNothingTwice) {
  auto deaths = setting("PENSTOCK_SIM_CUTS", kDeaths);
  auto seed = static_cast<std::uint64_t>(setting("PENSTOCK_SIM_SEED", 1));
  for (; deaths > 0 && !HasFatalFailure(); deaths -= kCutsOfAWorld, ++seed)
    die_many(seed, std::min(deaths, kCutsOfAWorld));
}

}  // namespace
}  // namespace penstock::sim
