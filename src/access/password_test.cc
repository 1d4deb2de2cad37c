#include "access/password.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <latch>
#include <thread>

namespace penstock::access {
namespace {

TEST(Password, IsHashedByArgon2idWithAtLeast19MebibytesAndTwoPasses) {
  auto hash = *make_password_hasher()->hash("correct horse");
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << hash;
  static_assert(kPasswordMemoryBytes >= 19u << 20);
}

TEST(Password, MatchesItsOwnHashOnly) {
  auto hasher = make_password_hasher();
  auto hash = *hasher->hash("correct horse");
  EXPECT_TRUE(hasher->verify(hash, "correct horse")->matches);
  EXPECT_FALSE(hasher->verify(hash, "correct horse ")->matches);
  EXPECT_FALSE(hasher->verify(hash, "correct horse")->needs_rehash);
  EXPECT_NE(hash, *hasher->hash("correct horse"));
}

TEST(Password, OfNobodyMatchesNothingAfterTheSameWork) {
  auto hasher = make_password_hasher();
  auto hash = *hasher->hash("correct horse");
  auto time = [&](const std::optional<std::string>& stored) {
    auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < 4; ++i)
      EXPECT_FALSE(hasher->verify(stored, "a password that nobody has!")->matches);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  };
  EXPECT_FALSE(hasher->verify({}, "a password that nobody has")->matches);
  auto known = time(hash), unknown = time({});
  EXPECT_LT(unknown, known * 3);  // a missing evaluation would be thousands of times faster
  EXPECT_LT(known, unknown * 3);
}

TEST(Password, IsHashedAnewWhenTheParametersHaveChanged) {
  char old_hash[crypto_pwhash_STRBYTES];
  std::string_view password = "correct horse";
  ASSERT_EQ(crypto_pwhash_str_alg(old_hash, password.data(), password.size(), 1, 8u << 20,
                                  crypto_pwhash_ALG_ARGON2ID13),
            0);
  auto verdict = *make_password_hasher()->verify(old_hash, password);
  EXPECT_TRUE(verdict.matches);
  EXPECT_TRUE(verdict.needs_rehash);
}

TEST(Password, IsEvaluatedAtMostTwiceAtOnce) {
  auto hasher = make_password_hasher();
  constexpr int kThreads = 8;
  std::latch start(kThreads);
  std::atomic<int> done{0}, busy{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i)
    threads.emplace_back([&] {
      start.arrive_and_wait();
      auto hash = hasher->hash("correct horse");
      if (hash.ok())
        ++done;
      else if (hash.error().slug == "too_busy" && hash.error().code == ErrorCode::LimitExceeded)
        ++busy;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(done + busy, kThreads);
  EXPECT_GE(done, 1);
  EXPECT_GE(busy, 1);
}

TEST(NewPassword, MustBeLongEnoughAndNotTheFirstThatEverybodyTries) {
  struct Row {
    std::string password, slug;
  } rows[] = {
      {"short12", "too_short"},
      {"жжжжжжж", "too_short"},
      {"password", "too_common"},
      {"PassWord123", "too_common"},
      {"qwertyuiop", "too_common"},
      {"пароль123", "too_common"},
      {"summer2026", "too_common"},
      {"P4ssw0rd!", "too_common"},      // letters replaced
      {"trustno1", "too_common"},       // of the ten thousand
      {"1q2w3e4r5t6y", "too_common"},   // a run of keys
      {"abcdefgh12345", "too_common"},  // sequences
      {"aaaaaaaaaaaaaaaa", "too_common"},
      {"19851203", "too_common"},  // a birthday
      {"another password", "too_common"},
      {std::string(1001, 'a'), "too_long"},
      {std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), "invalid_text"},
  };
  for (const auto& row : rows) {
    auto checked = check_new_password(row.password, "password");
    ASSERT_FALSE(checked.ok()) << row.password;
    EXPECT_EQ(checked.error().fields.at(0).slug, row.slug) << row.password;
  }
  EXPECT_TRUE(check_new_password("жираф на луне", "password").ok());
  EXPECT_TRUE(check_new_password("tR7#kq9z", "password").ok());
  EXPECT_TRUE(check_new_password("correct horse battery staple", "password").ok());
}

}  // namespace
}  // namespace penstock::access
