#include "access/rate_limiter.h"

#include <arpa/inet.h>
#include <sodium.h>

#include <algorithm>
#include <cstring>

#include "base/result.h"

namespace penstock::access {
namespace {

std::int64_t to_us(Instant now) { return to_ms(now) * 1'000; }

std::string network_text(int family, const void* address, std::string_view bits) {
  char text[INET6_ADDRSTRLEN];
  return std::string(inet_ntop(family, address, text, sizeof text)).append(bits);
}

}  // namespace

RateLimiter::RateLimiter(Rate rate)
    : rate_(rate), full_at_us_(new std::atomic<std::int64_t>[kRateSlots]()) {
  PENSTOCK_CHECK(sodium_init() >= 0, "the system has randomness");
  randombytes_buf(seed_.data(), seed_.size());
  period_us_ = rate.period.count() * 1'000;
  step_us_ = rate.events_max > 0 ? std::max<std::int64_t>(1, period_us_ / rate.events_max) : 0;
}

std::atomic<std::int64_t>& RateLimiter::slot(std::string_view key) {
  std::uint64_t hash = 0;
  static_assert(sizeof hash == crypto_shorthash_BYTES);
  crypto_shorthash(reinterpret_cast<unsigned char*>(&hash),
                   reinterpret_cast<const unsigned char*>(key.data()), key.size(), seed_.data());
  return full_at_us_[hash % kRateSlots];
}

std::chrono::milliseconds RateLimiter::take(std::string_view key, Instant now) {
  if (step_us_ == 0) return {};
  return take_from(slot(key), now);
}

std::chrono::milliseconds RateLimiter::take(std::int64_t key, Instant now) {
  char bytes[sizeof key];
  std::memcpy(bytes, &key, sizeof key);
  return take({bytes, sizeof bytes}, now);
}

std::chrono::milliseconds RateLimiter::take_from(std::atomic<std::int64_t>& slot, Instant now) {
  auto now_us = to_us(now);
  auto full_at = slot.load(std::memory_order_relaxed);
  for (;;) {
    // Two periods ahead is only possible when the clock went back: the bucket starts anew.
    auto from = full_at > now_us + 2 * period_us_ ? now_us : std::max(full_at, now_us);
    auto over = from + step_us_ - now_us - period_us_;
    if (over > 0) return std::chrono::milliseconds{(over + 999) / 1'000};
    if (slot.compare_exchange_weak(full_at, from + step_us_, std::memory_order_relaxed)) return {};
  }
}

void RateLimiter::give_back(std::string_view key) {
  if (step_us_ != 0) slot(key).fetch_sub(step_us_, std::memory_order_relaxed);
}

std::string network_of(std::string_view remote_address) {
  std::string text(remote_address);
  in_addr four{};
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) {
    four.s_addr &= htonl(0xFFFFFF00u);
    return network_text(AF_INET, &four, "/24");
  }
  in6_addr six{};
  if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return text;
  if (IN6_IS_ADDR_V4MAPPED(&six)) {
    std::memcpy(&four, six.s6_addr + 12, sizeof four);
    four.s_addr &= htonl(0xFFFFFF00u);
    return network_text(AF_INET, &four, "/24");
  }
  std::memset(six.s6_addr + 8, 0, 8);
  return network_text(AF_INET6, &six, "/64");
}

}  // namespace penstock::access
