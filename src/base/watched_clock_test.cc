// Clocks that leap: what a server believes and what it does not.

#include "base/watched_clock.h"

#include <gtest/gtest.h>

namespace penstock {
namespace {

using namespace std::chrono_literals;

struct WatchedClockTest : testing::Test {
  const Instant start = *parse_instant("2026-11-22T10:00:00Z");
  FakeClock wall{start};
  std::chrono::milliseconds passed{0};
  WatchedClock clock{wall, [this] { return passed; }};
  std::vector<std::string> alarms;

  WatchedClockTest() {
    clock.on_alarm([this](std::string_view says) { alarms.emplace_back(says); });
  }
  void pass(std::chrono::milliseconds time) {
    passed += time;
    wall.advance(time);
  }
};

TEST_F(WatchedClockTest, GoesWithTheMachine) {
  for (int i = 0; i < 100; ++i) {
    pass(7ms);
    EXPECT_EQ(clock.now(), wall.now());
  }
  wall.advance(4min);  // as a time service may
  EXPECT_EQ(clock.now(), wall.now());
  EXPECT_TRUE(alarms.empty());
}

TEST_F(WatchedClockTest, NeverGoesBackAndIsCaughtUpWith) {
  for (auto back : {std::chrono::milliseconds(1h), std::chrono::milliseconds(2min)}) {
    alarms.clear();
    wall.advance(-back);
    auto before = clock.now();
    int steps = 0;
    while (clock.now() > wall.now()) {
      pass(333ms);
      auto now = clock.now();
      ASSERT_GE(now, before);
      before = now;
      ASSERT_LT(++steps, 1'000'000);
    }
    EXPECT_NEAR(static_cast<double>(steps) * 0.333,
                std::chrono::duration<double>(back).count() * 10,
                std::chrono::duration<double>(back).count());
    EXPECT_EQ(alarms.size(), back > kLeapMax ? 1u : 0u);
  }
}

TEST_F(WatchedClockTest, GoesOnWhereNobodyAsksForLongAndWhereManyAsk) {
  wall.advance(-24h);
  auto before = clock.now();
  for (int i = 0; i < 10'000; ++i) {
    pass(1ms);
    (void)clock.now();
  }
  EXPECT_GE(clock.now() - before, 8s);
  before = clock.now();
  pass(10s);
  EXPECT_EQ(clock.now() - before, 9s);
}

TEST_F(WatchedClockTest, ALeapThatIsTakenBackHasNeverHappened) {
  for (auto leap : {std::chrono::milliseconds(1h), std::chrono::milliseconds(365 * 24h)}) {
    wall.advance(leap);
    auto before = clock.now();
    pass(9min);
    EXPECT_EQ(clock.now() - before, 9min);
    wall.advance(-leap);
    pass(1s);
    EXPECT_EQ(clock.now(), wall.now());
  }
  EXPECT_EQ(alarms.size(), 2u);
}

TEST_F(WatchedClockTest, BelievesALeapThatStandsAndSaysSo) {
  wall.advance(1h);
  EXPECT_EQ(clock.now(), start);
  EXPECT_EQ(clock.distance(), 1h);
  pass(kDoubt);
  EXPECT_EQ(clock.now(), wall.now());
  EXPECT_EQ(clock.distance(), 0ms);
  ASSERT_EQ(alarms.size(), 2u);
  EXPECT_NE(alarms[0].find("3600 s forward"), std::string::npos);
}

TEST_F(WatchedClockTest, In1970ItGoesOn) {
  wall.set(Instant{});
  pass(1h);
  EXPECT_EQ(clock.now() - start, 54min);
  ASSERT_EQ(alarms.size(), 1u);
}

TEST_F(WatchedClockTest, BeginsWhereAnEarlierProcessWas) {
  clock.not_before(start + 30min);
  EXPECT_EQ(clock.now(), start + 30min);
  pass(10s);
  EXPECT_EQ(clock.now(), start + 30min + 9s);
  clock.not_before(start);
  EXPECT_EQ(clock.now(), start + 30min + 9s);
}

}  // namespace
}  // namespace penstock
