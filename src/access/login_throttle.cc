#include "access/login_throttle.h"

#include <sodium.h>

#include "base/text.h"

namespace penstock::access {

LoginThrottle::LoginThrottle()
    : networks_({.events_max = kLoginsPerMinute}),
      accounts_({.events_max = kLoginsPerMinute}),
      known_(new std::atomic<std::uint64_t>[kKnownNetworks]()) {
  randombytes_buf(seed_.data(), seed_.size());
}

// A full network is refused first and takes nothing from the account, so a few networks cannot slow
// an account down more than their own share.
LoginThrottle::Try LoginThrottle::begin(std::string_view email, std::string_view remote_address,
                                        Instant now) {
  Try attempt{
      .account = canonical_email(email), .network = network_of(remote_address), .account_key = {}};
  auto pair = attempt.account + '\n' + attempt.network;
  std::uint64_t print = 0;
  bool known = known_slot(pair, print).load(std::memory_order_relaxed) == print;
  attempt.account_key = known ? pair : attempt.account;
  attempt.wait = networks_.take(attempt.network, now);
  if (attempt.wait.count() > 0) return attempt;
  attempt.wait = accounts_.take(attempt.account_key, now);
  if (attempt.wait.count() > 0) networks_.give_back(attempt.network);
  return attempt;
}

void LoginThrottle::worked(const Try& attempt) {
  not_tried(attempt);
  std::uint64_t print = 0;
  auto& slot = known_slot(attempt.account + '\n' + attempt.network, print);
  slot.store(print, std::memory_order_relaxed);
}

void LoginThrottle::not_tried(const Try& attempt) {
  networks_.give_back(attempt.network);
  accounts_.give_back(attempt.account_key);
}

std::atomic<std::uint64_t>& LoginThrottle::known_slot(std::string_view key, std::uint64_t& print) {
  crypto_shorthash(reinterpret_cast<unsigned char*>(&print),
                   reinterpret_cast<const unsigned char*>(key.data()), key.size(), seed_.data());
  print |= 1;  // never the empty slot's zero
  return known_[(print >> 1) % kKnownNetworks];
}

Error too_many_attempts(std::chrono::milliseconds wait) {
  auto seconds = (wait.count() + 999) / 1'000;
  return limit_exceeded(
      "too_many_attempts",
      "too many wrong passwords were tried; try again in " + std::to_string(seconds) + " seconds",
      wait);
}

}  // namespace penstock::access
