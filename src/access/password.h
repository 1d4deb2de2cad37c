#pragma once
// Passwords: which are good enough, and how they are kept (Argon2id).
//
// One evaluation takes kPasswordMemoryBytes for about 50 ms of one core, so at most
// kPasswordEvaluationsMax run at once: more guesses are refused, the server stays available. Never
// evaluate on the writer's or a socket's thread.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace penstock::access {

inline constexpr std::size_t kPasswordCharactersMin = 8;
inline constexpr std::size_t kPasswordBytesMax = 1'000;
inline constexpr std::size_t kPasswordMemoryBytes = 64u << 20;  // OWASP asks for 19 MiB at least
inline constexpr unsigned kPasswordPasses = 2;
inline constexpr int kPasswordEvaluationsMax = 2;  // at once, in this process
// A million guesses by who knows how people choose: at five a minute, more than a hundred days.
inline constexpr double kPasswordBitsMin = 20;

// Whether a new password is good enough: length, and not one of the first to be tried.
// Errors: InvalidField/too_short, too_long, too_common on `field`.
Result<void> check_new_password(std::string_view password, std::string_view field);
// Whether everybody tries this one first. Compared without case.
bool is_common_password(std::string_view password);
// Bits of guessing by zxcvbn (Wheeler, USENIX Security 2016): the ten thousand commonest passwords,
// names, words, keyboard runs, dates, repeats, and letters replaced by digits cost little. Knows
// Latin letters only, hence is_common_password beside it.
double password_bits(std::string_view password);

struct Verdict {
  bool matches = false;
  bool needs_rehash = false;  // made with other parameters than today's; only where it matches
};

// Makes and verifies hashes. Thread-safe.
class PasswordHasher {
 public:
  virtual ~PasswordHasher() = default;
  // The text to store; it holds salt and parameters.
  // Errors: LimitExceeded/too_busy.
  virtual Result<std::string> hash(std::string_view password) = 0;
  // Compares with a stored hash. Where there is none (unknown or passwordless user) it does the
  // same work against a hash that nothing matches, so that time tells nothing.
  // Errors: LimitExceeded/too_busy.
  virtual Result<Verdict> verify(const std::optional<std::string>& stored,
                                 std::string_view password) = 0;
};

// Argon2id by libsodium with the limits above.
std::unique_ptr<PasswordHasher> make_password_hasher();

}  // namespace penstock::access
