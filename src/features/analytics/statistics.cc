#include "features/analytics/statistics.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/result.h"

namespace penstock::analytics {

double quantile(std::vector<double>& values, double p) {
  PENSTOCK_CHECK(!values.empty(), "a quantile is of at least one value");
  double h = static_cast<double>(values.size() - 1) * p;
  auto low = static_cast<std::size_t>(h);
  auto middle = values.begin() + static_cast<std::ptrdiff_t>(low);
  std::nth_element(values.begin(), middle, values.end());
  if (low + 1 == values.size()) return *middle;
  double above = *std::min_element(middle + 1, values.end());
  return *middle + (h - static_cast<double>(low)) * (above - *middle);
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

std::int64_t median_minor(std::vector<std::int64_t>& values) {
  PENSTOCK_CHECK(!values.empty(), "a median is of at least one value");
  auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return scale(add(*std::max_element(values.begin(), middle), *middle), 1, 2, Round::HalfEven);
}

std::optional<std::string> fraction(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) return {};
  constexpr std::int64_t kMillion = 1'000'000;
  // Amounts may be large: one part in 2^53 is far below the sixth digit.
  auto millionths =
      denominator < INT64_MAX / kMillion / 2
          ? scale(numerator, kMillion, denominator, Round::HalfEven)
          : std::llrint(static_cast<double>(numerator) / static_cast<double>(denominator) * 1e6);
  return fmt::format("{}.{:06}", millionths / kMillion, millionths % kMillion);
}

double round_six(double value) { return std::round(value * 1e6) / 1e6; }

std::int64_t add(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (!__builtin_add_overflow(a, b, &sum)) return sum;
  return a < 0 ? INT64_MIN : INT64_MAX;
}

}  // namespace penstock::analytics
