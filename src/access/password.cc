#include "access/password.h"

#include <sodium.h>
#include <zxcvbn.h>

#include <semaphore>

#include "base/text.h"

namespace penstock::access {
namespace {

Error too_busy() {
  return limit_exceeded("too_busy",
                        "too many people are signing in at this moment; try again in a few seconds",
                        std::chrono::seconds{1});
}

class Argon2Hasher final : public PasswordHasher {
 public:
  Argon2Hasher() {
    PENSTOCK_CHECK(sodium_init() >= 0, "the system has randomness");
    dummy_ = make_hash("a password that nobody has");
  }

  Result<std::string> hash(std::string_view password) override {
    Turn turn(turns_);
    if (!turn.taken) return too_busy();
    return make_hash(password);
  }

  Result<Verdict> verify(const std::optional<std::string>& stored,
                         std::string_view password) override {
    Turn turn(turns_);
    if (!turn.taken) return too_busy();
    const auto& against = stored ? *stored : dummy_;
    bool same = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    Verdict verdict{.matches = same && stored.has_value()};
    verdict.needs_rehash =
        verdict.matches &&
        crypto_pwhash_str_needs_rehash(against.c_str(), kPasswordPasses, kPasswordMemoryBytes) != 0;
    return verdict;
  }

 private:
  using Turns = std::counting_semaphore<kPasswordEvaluationsMax>;
  struct Turn {
    explicit Turn(Turns& all) : turns(all), taken(all.try_acquire()) {}
    ~Turn() {
      if (taken) turns.release();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    Turns& turns;
    bool taken;
  };

  static std::string make_hash(std::string_view password) {
    char text[crypto_pwhash_STRBYTES];
    int failed = crypto_pwhash_str_alg(text, password.data(), password.size(), kPasswordPasses,
                                       kPasswordMemoryBytes, crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0) throw std::bad_alloc();  // the only reason: no memory for the evaluation
    return text;
  }

  Turns turns_{kPasswordEvaluationsMax};
  std::string dummy_;
};

}  // namespace

Result<void> check_new_password(std::string_view password, std::string_view field) {
  std::string name(field);
  if (!is_utf8(password))
    return invalid_field(name, "invalid_text", "give the password as UTF-8 text");
  if (password.size() > kPasswordBytesMax)
    return invalid_field(name, "too_long", "give a password of at most 1000 bytes");
  if (count_code_points(password) < kPasswordCharactersMin)
    return invalid_field(name, "too_short",
                         "give a password of at least 8 characters; 15 or more are better");
  if (is_common_password(password) || password_bits(password) < kPasswordBitsMin)
    return invalid_field(name, "too_common",
                         "this is one of the first passwords that everybody tries; choose another");
  return {};
}

double password_bits(std::string_view password) {
  return ZxcvbnMatch(std::string(password).c_str(), nullptr, nullptr);
}

std::unique_ptr<PasswordHasher> make_password_hasher() { return std::make_unique<Argon2Hasher>(); }

}  // namespace penstock::access
