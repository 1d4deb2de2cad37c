#pragma once
// How often a password may be tried: kLoginsPerMinute per network and per account. Nobody is locked
// out: an account under attack answers slowly for strangers, while networks from which it was
// signed in to before keep a bucket of their own. A right password takes nothing.

#include <memory>
#include <string>

#include "access/rate_limiter.h"
#include "base/result.h"

namespace penstock::access {

inline constexpr int kLoginsPerMinute = 5;               // per network and per account
inline constexpr std::size_t kKnownNetworks = 1u << 14;  // pairs of account and network remembered

// Thread-safe, in fixed memory.
class LoginThrottle {
 public:
  LoginThrottle();

  // One try. After it worked() or not_tried() is called; neither where the password was wrong.
  struct Try {
    std::string account;  // canonical e-mail
    std::string network;
    std::string account_key;            // the bucket that was taken from
    std::chrono::milliseconds wait{0};  // not zero: refused, nothing was taken
  };
  Try begin(std::string_view email, std::string_view remote_address, Instant now);
  void worked(const Try& attempt);     // gives back, and remembers the network
  void not_tried(const Try& attempt);  // gives back: nothing was evaluated

 private:
  std::atomic<std::uint64_t>& known_slot(std::string_view key, std::uint64_t& print);

  RateLimiter networks_;
  RateLimiter accounts_;
  std::array<std::uint8_t, 16> seed_;
  std::unique_ptr<std::atomic<std::uint64_t>[]> known_;
};

// LimitExceeded/too_many_attempts with the seconds in its sentence.
Error too_many_attempts(std::chrono::milliseconds wait);

}  // namespace penstock::access
