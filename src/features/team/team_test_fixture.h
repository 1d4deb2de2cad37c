#pragma once
// A workspace with its first admin, for tests of this feature.

#include <gtest/gtest.h>

#include "access/authenticator.h"
#include "features/team/store.h"
#include "features/team/team.h"
#include "journal/journal.h"
#include "store/testing.h"

namespace penstock::team {

// Evaluates nothing: the hash of "x" is "hashed:x", and "old:x" also matches but asks for a rehash.
class FakeHasher final : public access::PasswordHasher {
 public:
  Result<std::string> hash(std::string_view password) override {
    return "hashed:" + std::string(password);
  }
  Result<access::Verdict> verify(const std::optional<std::string>& stored,
                                 std::string_view password) override {
    ++evaluated;
    if (!stored) ++evaluated_for_nobody;
    if (busy) return limit_exceeded("too_busy", "try again");
    bool is_old = stored == "old:" + std::string(password);
    return access::Verdict{.matches = is_old || stored == "hashed:" + std::string(password),
                           .needs_rehash = is_old};
  }
  int evaluated = 0;
  int evaluated_for_nobody = 0;
  bool busy = false;
};

inline constexpr std::string_view kOwnerPassword = "an owner's password";

struct TeamTest : ::testing::Test {
  store::TestStore store;
  store::Database& database = store.database();
  FakeClock& clock = store.clock();
  CreatedWorkspace made;
  Actor admin;

  void SetUp() override {
    made = create("Acme", "ana@example.com").value();
    admin = owner_actor(made);
  }

  template <class Work>
  auto run(Work&& work) {
    return database.write_now(std::forward<Work>(work));
  }
  Result<CreatedWorkspace> create(std::string name, std::string email) {
    return run([&](store::Tx& tx) {
      return create_workspace(tx, clock.now(),
                              {.name = std::move(name),
                               .owner_name = "Ana",
                               .owner_email = std::move(email),
                               .owner_password_hash = "hashed:" + std::string(kOwnerPassword)});
    });
  }
  // Runs a command as `actor`: run_as(admin, create_user, {.name = "Bo"}).
  template <class R, class C>
  Result<R> run_as(const Actor& actor,
                   Result<R> (*command)(store::Tx&, const Actor&, Instant, const C&),
                   const std::type_identity_t<C>& input) {
    return database.write_now(
        [&](store::Tx& tx) { return command(tx, actor, clock.now(), input); });
  }
  template <class C>
  Result<void> void_as(const Actor& actor,
                       Result<void> (*command)(store::Tx&, const Actor&, Instant, const C&),
                       const std::type_identity_t<C>& input) {
    auto done = database.write_now([&](store::Tx& tx) -> Result<int> {
      TRY_VOID(command(tx, actor, clock.now(), input));
      return 0;
    });
    if (!done.ok()) return std::move(done.error());
    return {};
  }

  std::vector<journal::Entry> entries() {
    return database.read_now(
        [&](store::Reader& reader) { return journal::read_after(reader, made.workspace.id, 0); });
  }
  // Names of the events after the two of the workspace's making.
  std::vector<std::string> events() {
    std::vector<std::string> names;
    for (const auto& entry : entries())
      if (entry.pos > 2) names.push_back(entry.name);
    return names;
  }
  std::string last_body() { return entries().back().body; }
  Actor actor_of(UserId user_id) {
    return database
        .read_now([&](store::Reader& reader) {
          return access::load_actor(reader, made.workspace.id, user_id);
        })
        .value();
  }
  void give_password(UserId user_id, std::string_view hash = "hashed:eleven brown foxes") {
    ASSERT_TRUE(
        void_as(admin, set_password, {.user_id = user_id, .password_hash = std::string(hash)})
            .ok());
  }
};

}  // namespace penstock::team
