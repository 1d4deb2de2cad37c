#pragma once
// Quantiles, means and rounding. Money is rounded half to even, once.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/money.h"

namespace penstock::analytics {

// Quantile of type 7: linear interpolation between the two closest ranks, h = (n − 1)·p. Reorders
// the values. Requires: not empty, 0 <= p <= 1.
// Source: Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician
// 50 (1996) 361–365, definition 7; the default of R and of spreadsheets' PERCENTILE.INC.
double quantile(std::vector<double>& values, double p);
double mean(const std::vector<double>& values);

// The median of amounts in minor units; the mean of the middle two, rounded half to even. Reorders.
// Requires: not empty.
std::int64_t median_minor(std::vector<std::int64_t>& values);

// numerator / denominator rounded to six digits, as JSON writes it: "0.631501"; nothing where the
// denominator is 0. Requires: 0 <= numerator <= denominator.
std::optional<std::string> fraction(std::int64_t numerator, std::int64_t denominator);

// At most six digits after the point, so that sums of binary fractions do not show their tails.
double round_six(double value);

// a + b, held at the ends of the type instead of going round.
std::int64_t add(std::int64_t a, std::int64_t b);

}  // namespace penstock::analytics
