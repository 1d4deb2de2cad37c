#pragma once
// Rate limits as token buckets in fixed memory.
//
// A bucket is one number: the instant at which it will be full again (the generic cell rate
// algorithm). Keys are hashed with a random seed onto kRateSlots buckets, so memory never grows,
// nothing is evicted, and nobody can aim at another's bucket; two keys that meet share one.

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/time.h"

namespace penstock::access {

inline constexpr std::size_t kRateSlots = 1u << 16;

struct Rate {
  int events_max = 0;  // per period, also at once; 0 means no limit
  std::chrono::milliseconds period{std::chrono::minutes{1}};
};

// Thread-safe, without locks.
class RateLimiter {
 public:
  explicit RateLimiter(Rate rate);
  // Takes one event of `key`. Returns zero when it may happen, else how long to wait.
  std::chrono::milliseconds take(std::string_view key, Instant now);
  std::chrono::milliseconds take(std::int64_t key, Instant now);
  // Gives one taken event back.
  void give_back(std::string_view key);

 private:
  std::atomic<std::int64_t>& slot(std::string_view key);
  std::chrono::milliseconds take_from(std::atomic<std::int64_t>& slot, Instant now);

  Rate rate_;
  std::int64_t step_us_;  // one event
  std::int64_t period_us_;
  std::array<std::uint8_t, 16> seed_;
  std::unique_ptr<std::atomic<std::int64_t>[]> full_at_us_;
};

// The network that a client counts as: "192.0.2.0/24", "2001:db8:0:1::/64"; an IPv4 address inside
// IPv6 counts as IPv4. A text that is no address is its own network.
std::string network_of(std::string_view remote_address);

}  // namespace penstock::access
