#include "features/analytics/statistics.h"

#include <gtest/gtest.h>

namespace penstock::analytics {
namespace {

double quantile_of(std::vector<double> values, double p) { return quantile(values, p); }

TEST(Quantile, IsThatOfTypeSeven) {
  // R 4: quantile(c(1, 2, 4, 8, 16, 32), c(.1, .25, .5, .75, .9), type = 7)
  const std::vector<double> values{32, 1, 16, 2, 8, 4};
  EXPECT_DOUBLE_EQ(quantile_of(values, 0.10), 1.5);
  EXPECT_DOUBLE_EQ(quantile_of(values, 0.25), 2.5);
  EXPECT_DOUBLE_EQ(quantile_of(values, 0.50), 6.0);
  EXPECT_DOUBLE_EQ(quantile_of(values, 0.75), 14.0);
  EXPECT_DOUBLE_EQ(quantile_of(values, 0.90), 24.0);
  EXPECT_DOUBLE_EQ(quantile_of(values, 1), 32);
  EXPECT_DOUBLE_EQ(quantile_of({7}, 0.9), 7);
  EXPECT_DOUBLE_EQ(quantile_of({10, 20, 30, 40, 50, 60, 70, 80, 90, 100}, 0.9),
                   91);  // spreadsheets too
}

TEST(Median, OfAmountsRoundsHalfToEvenOnce) {
  auto median = [](std::vector<std::int64_t> values) { return median_minor(values); };
  EXPECT_EQ(median({3, 1, 2}), 2);
  EXPECT_EQ(median({1, 2}), 2);  // 1.5
  EXPECT_EQ(median({2, 3}), 2);  // 2.5
  EXPECT_EQ(median({10, 20, 30, 41}), 25);
  EXPECT_EQ(median({-1, -2}), -2);
}

TEST(Fraction, HasSixDigits) {
  EXPECT_EQ(fraction(4238, 4238 + 2473), "0.631501");
  EXPECT_EQ(fraction(1, 2), "0.500000");
  EXPECT_EQ(fraction(2, 3), "0.666667");
  EXPECT_EQ(fraction(5, 5), "1.000000");
  EXPECT_EQ(fraction(0, 5), "0.000000");
  EXPECT_EQ(fraction(0, 0), std::nullopt);
  EXPECT_EQ(fraction(4'000'000'000'000'000'000, 8'000'000'000'000'000'000), "0.500000");
}

TEST(Add, StaysAtTheEndsOfTheType) {
  EXPECT_EQ(add(INT64_MAX, 1), INT64_MAX);
  EXPECT_EQ(add(INT64_MIN, -1), INT64_MIN);
  EXPECT_EQ(add(2, -5), -3);
}

}  // namespace
}  // namespace penstock::analytics
