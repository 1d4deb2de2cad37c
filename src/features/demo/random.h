#pragma once
// Chance for the demo: the same seed gives the same numbers on every machine and compiler. The
// distributions are made by hand because those of the standard library differ between its makers.

#include <cmath>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "base/result.h"

namespace penstock::demo {

class Random {
 public:
  explicit Random(std::uint64_t seed) : bits_(seed) {}

  // 0 … count - 1. Requires: count > 0.
  std::size_t below(std::size_t count) {
    PENSTOCK_CHECK(count > 0, "a choice needs something to choose from");
    return static_cast<std::size_t>(bits_() % count);
  }
  // from … to, both included.
  int between(int from, int to) {
    return from + static_cast<int>(below(static_cast<std::size_t>(to - from + 1)));
  }
  // [0, 1).
  double real() { return static_cast<double>(bits_() >> 11) * 0x1.0p-53; }
  double real(double from, double to) { return from + (to - from) * real(); }
  bool chance(int percent) { return between(0, 99) < percent; }
  // Box and Muller, 1958.
  double normal() {
    auto radius = std::sqrt(-2.0 * std::log(1.0 - real()));
    return radius * std::cos(2.0 * 3.14159265358979323846 * real());
  }
  double log_normal(double median, double sigma) { return median * std::exp(sigma * normal()); }
  // An index with a chance proportional to its weight. Requires: a weight above zero.
  std::size_t weighted(std::span<const int> weights) {
    int sum = 0;
    for (int weight : weights) sum += weight;
    auto at = between(0, sum - 1);
    for (std::size_t i = 0;; ++i)
      if ((at -= weights[i]) < 0) return i;
  }
  template <class T>
  const T& pick(const std::vector<T>& all) {
    return all[below(all.size())];
  }
  template <class T>
  const T& pick(std::span<const T> all) {
    return all[below(all.size())];
  }
  // Fisher and Yates.
  template <class T>
  void shuffle(std::vector<T>& all) {
    for (auto i = all.size(); i > 1; --i) std::swap(all[i - 1], all[below(i)]);
  }

 private:
  std::mt19937_64 bits_;
};

}  // namespace penstock::demo
