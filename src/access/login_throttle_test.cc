#include "access/login_throttle.h"

#include <gtest/gtest.h>

namespace penstock::access {
namespace {

using namespace std::chrono_literals;

struct ThrottleTest : ::testing::Test {
  LoginThrottle throttle;
  FakeClock clock{*parse_instant("2026-11-22T10:00:00Z")};
  bool allowed(std::string_view email, std::string_view from) {
    return throttle.begin(email, from, clock.now()).wait.count() == 0;
  }
  int count_allowed(int tries, std::string_view email, std::string_view from) {
    int count = 0;
    for (int i = 0; i < tries; ++i) count += allowed(email, from) ? 1 : 0;
    return count;
  }
};

TEST_F(ThrottleTest, TenThousandGuessesFromAHundredAddressesAreEvaluatedAtMostFiveHundredTimes) {
  int evaluated = 0;
  for (int i = 0; i < 10'000; ++i) {
    auto from = "10.0." + std::to_string(i % 100) + ".7";
    evaluated += allowed("user" + std::to_string(i) + "@example.com", from) ? 1 : 0;
  }
  EXPECT_LE(evaluated, 500);
  EXPECT_GE(evaluated, 400);
}

TEST_F(ThrottleTest, OneAccountIsTriedFiveTimesAMinuteFromWhereverItComes) {
  int evaluated = 0;
  for (int i = 0; i < 1'000; ++i)
    evaluated += allowed("ana@example.com", "10.1." + std::to_string(i % 250) + ".7") ? 1 : 0;
  EXPECT_EQ(evaluated, 5);
  clock.advance(12s);
  EXPECT_TRUE(allowed("ANA@example.com ", "10.9.9.9"));
  EXPECT_FALSE(allowed("ana@example.com", "10.9.9.9"));
}

TEST_F(ThrottleTest, ANetworkIsOneHoweverManyAddressesItHas) {
  int evaluated = 0;
  for (int i = 0; i < 100; ++i)
    evaluated +=
        allowed("u" + std::to_string(i) + "@example.com", "192.0.2." + std::to_string(i)) ? 1 : 0;
  EXPECT_EQ(evaluated, 5);
}

TEST_F(ThrottleTest, SaysHowLongToWait) {
  count_allowed(5, "ana@example.com", "192.0.2.1");
  auto refused = throttle.begin("ana@example.com", "192.0.2.1", clock.now());
  EXPECT_EQ(refused.wait, 12s);
  EXPECT_NE(too_many_attempts(refused.wait).says.find("12 seconds"), std::string::npos);
}

TEST_F(ThrottleTest, TheOwnerGetsInWhileStrangersGuess) {
  auto first = throttle.begin("ana@example.com", "198.51.100.4", clock.now());
  ASSERT_EQ(first.wait.count(), 0);
  throttle.worked(first);
  EXPECT_EQ(count_allowed(50, "ana@example.com", "203.0.113.9"), 5);
  EXPECT_TRUE(allowed("ana@example.com", "198.51.100.200"));
}

TEST_F(ThrottleTest, RightPasswordsAndBusyMomentsTakeNothing) {
  for (int i = 0; i < 100; ++i) {
    auto attempt = throttle.begin("ana@example.com", "192.0.2.1", clock.now());
    ASSERT_EQ(attempt.wait.count(), 0);
    if (i % 2 == 0)
      throttle.worked(attempt);
    else
      throttle.not_tried(attempt);
  }
}

TEST(RateLimiter, LetsABurstAndThenTheRateThrough) {
  RateLimiter limiter({.events_max = 600});
  auto now = *parse_instant("2026-11-22T10:00:00Z");
  int count = 0;
  for (int i = 0; i < 1'000; ++i) count += limiter.take(7, now).count() == 0 ? 1 : 0;
  EXPECT_EQ(count, 600);
  EXPECT_EQ(limiter.take(7, now), 100ms);
  EXPECT_EQ(limiter.take(7, now + 100ms).count(), 0);
  EXPECT_EQ(limiter.take(8, now).count(), 0) << "another's bucket";
}

TEST(RateLimiter, WithoutALimitLetsEverythingThrough) {
  RateLimiter limiter({.events_max = 0});
  for (int i = 0; i < 10'000; ++i) ASSERT_EQ(limiter.take(7, Instant{}).count(), 0);
}

TEST(RateLimiter, DoesNotLockOutWhenTheClockGoesBack) {
  RateLimiter limiter({.events_max = 5});
  auto now = *parse_instant("2026-11-22T10:00:00Z");
  while (limiter.take("a", now).count() == 0) {
  }
  EXPECT_EQ(limiter.take("a", now - 1h).count(), 0);
}

TEST(NetworkOf, IsTheNeighbourhoodOfAnAddress) {
  EXPECT_EQ(network_of("192.0.2.77"), "192.0.2.0/24");
  EXPECT_EQ(network_of("::ffff:192.0.2.77"), "192.0.2.0/24");
  EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(network_of(""), "");
}

}  // namespace
}  // namespace penstock::access
