// Power cuts: commands run, the power goes at some write, sync or truncation, the disk keeps what a
// real one might, and the store is opened again. Every answered change must be there, none may be
// half there, the journal may have no gap, and the file must be whole.
//
// PENSTOCK_SIM_CUTS: how many cuts (default 300). PENSTOCK_SIM_SEED: where to begin; a failure says
// its seed, and the seed alone replays it.

#include <gtest/gtest.h>

#include <sqlite3.h>

#include "world.h"

namespace penstock::sim {
namespace {

std::int64_t setting(const char* name, std::int64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::stoll(text) : otherwise;
}

constexpr int kChangesMax = 120;  // writes, syncs and truncations before the power goes

// One life of a store: many cuts, each followed by a look at everything.
void cut_many(std::uint64_t seed, std::int64_t cuts) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  World world(seed);
  std::int64_t answered = 0;
  for (std::int64_t i = 0; i < cuts; ++i) {
    world.disk().cut_after(1 + static_cast<std::int64_t>(world.random()() % kChangesMax));
    while (!world.disk().is_cut()) answered += world.work();
    world.lose_power_and_return();
    ASSERT_EQ(world.fault(), "") << "cut " << i;
  }
  EXPECT_GT(answered, cuts) << "the team worked between the cuts";
}

TEST(PowerCut, LosesNoAnsweredChange) {
  auto cuts = setting("PENSTOCK_SIM_CUTS", 300);
  auto seed = static_cast<std::uint64_t>(setting("PENSTOCK_SIM_SEED", 1));
  for (constexpr std::int64_t kLife = 100; cuts > 0; cuts -= kLife, ++seed)
    cut_many(seed, std::min(cuts, kLife));
}

}  // namespace
}  // namespace penstock::sim
