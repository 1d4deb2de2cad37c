#include "base/rounds.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>

namespace penstock {
namespace {

using namespace std::chrono_literals;

TEST(Rounds, AreDoneAgainAndAgainWithThePausesTheyTell) {
  std::latch three(3);
  Rounds rounds;
  rounds.start([&] {
    if (!three.try_wait()) three.count_down();
    return 1ms;
  });
  three.wait();
}

TEST(Rounds, EndInThePauseAndNotAfterIt) {
  std::latch one(1);
  std::atomic<int> done = 0;
  Rounds rounds;
  rounds.start([&] {
    ++done;
    one.count_down();
    return 24h;
  });
  one.wait();
  rounds.stop();
  EXPECT_EQ(done, 1);
}

TEST(Rounds, WaitForTheFirstOneToo) {
  std::atomic<int> done = 0;
  Rounds rounds;
  rounds.start([&] { return ++done, 1ms; }, 24h);
  rounds.stop();
  EXPECT_EQ(done, 0);
}

TEST(Rounds, ThatNeverBeganEnd) {
  Rounds rounds;
  rounds.stop();
}

}  // namespace
}  // namespace penstock
