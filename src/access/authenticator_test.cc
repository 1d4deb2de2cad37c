#include "access/authenticator.h"

#include <gtest/gtest.h>

#include "access/secrets.h"
#include "access/sessions.h"
#include "access/tokens.h"
#include "journal/journal.h"
#include "store/testing.h"

namespace penstock::access {
namespace {

using namespace std::chrono_literals;

struct AuthenticatorTest : ::testing::Test {
  store::TestStore store;
  store::Database& database = store.database();
  FakeClock& clock = store.clock();
  WorkspaceId ws{101};
  UserId ana{201};
  Authenticator authenticator{database, clock, {.api_requests_per_minute = 0}};

  AuthenticatorTest() {
    write([&](store::Tx& tx) {
      tx.execute(
          "INSERT INTO workspaces (workspace_id, id, name, slug, currency, time_zone, language, "
          "is_demo, journal_head, "
          "created_at, version) VALUES ($1, $1, 'Acme', 'acme', 'EUR', 'Europe/Warsaw', 'en', 0, "
          "0, 0, 1)",
          {ws});
      tx.execute(
          "INSERT INTO users (workspace_id, id, name, name_folded, email, role, visibility, "
          "language, theme, density, "
          "active, created_at, version) VALUES ($1, $2, 'Ana', 'ana', 'ana@example.com', "
          "'manager', 'team', 'en', "
          "'auto', 'compact', 1, 0, 1)",
          {ws, ana});
    });
  }
  void write(const std::function<void(store::Tx&)>& work) {
    // About the workspace: so it comes behind what the authenticator writes by itself.
    auto done = database.write_now(ws, [&](store::Tx& tx) -> Result<int> {
      work(tx);
      return 0;
    });
    ASSERT_TRUE(done.ok());
  }
  // As a command of this process does it: the journal grows.
  void change(std::string_view sql) {
    write([&](store::Tx& tx) {
      tx.execute(sql, {ws});
      raise_access_revision(tx, ws);
      journal::append(tx, ws, ana, clock.now(),
                      {.name = "user.edited", .record_type = "user", .record_id = ana.value});
    });
  }
  // As another process does it: nobody here is told.
  void change_elsewhere(std::string_view sql) {
    write([&](store::Tx& tx) {
      tx.execute(sql, {ws});
      raise_access_revision(tx, ws);
    });
  }
  OpenedSession open() {
    OpenedSession opened;
    write([&](store::Tx& tx) {
      opened = open_session(tx, ws, ana, clock.now(), {"Browser\r\n", "192.0.2.1"});
    });
    return opened;
  }
  std::string token(std::vector<Scope> scopes, std::optional<Date> expires_on = {}) {
    std::string secret;
    write([&](store::Tx& tx) {
      secret = make_token(tx, ws, clock.now(), {ana, "test", scopes, expires_on})->secret;
    });
    return secret;
  }
  Result<Actor> by_cookie(const std::string& secret) {
    return authenticator.authenticate({.cookie = secret, .bearer = {}});
  }
  Result<Actor> by_bearer(const std::string& secret) {
    return authenticator.authenticate({.cookie = {}, .bearer = secret});
  }
  std::int64_t count(std::string_view sql) {
    return database.read_now([&](store::Reader& reader) { return *reader.find_integer(sql, {}); });
  }
};

TEST_F(AuthenticatorTest, KnowsWhoIsBehindACookie) {
  auto session = open();
  auto actor = *by_cookie(session.secret);
  EXPECT_EQ(actor.workspace_id, ws);
  EXPECT_EQ(actor.user_id, ana);
  EXPECT_EQ(actor.role, Role::Manager);
  EXPECT_EQ(actor.visibility, Visibility::Team);
  EXPECT_EQ(actor.time_zone, "Europe/Warsaw");
  EXPECT_EQ(actor.currency.text(), "EUR");
  EXPECT_EQ(actor.session_id, session.id);
  EXPECT_FALSE(actor.token_id);
  EXPECT_EQ(actor.permissions, permissions_of(Role::Manager));
}

TEST_F(AuthenticatorTest, RefusesWhatItDidNotHandOut) {
  auto session = open();
  for (std::string bad : {std::string(), std::string("x"), make_secret(), session.secret + "x",
                          "pst_" + session.secret})
    EXPECT_EQ(by_cookie(bad).error().code, ErrorCode::Unauthorized);
  EXPECT_EQ(by_bearer(session.secret).error().code, ErrorCode::Unauthorized)
      << "a session is no token";
  EXPECT_EQ(by_bearer("pst_" + session.secret).error().code, ErrorCode::Unauthorized);
  EXPECT_FALSE(authenticator.authenticate({.cookie = session.secret, .bearer = "x"}).ok())
      << "a bearer is never passed over";
}

TEST_F(AuthenticatorTest, StoresNoSecret) {
  auto session = open();
  auto secret = token({Scope::Read});
  database.read([&](store::Reader& reader) {
    for (std::string_view sql :
         {"/* all workspaces */ SELECT token_hash FROM sessions",
          "/* all workspaces */ SELECT token_hash FROM tokens", "SELECT key FROM directory"})
      reader.query(sql, {}, [&](const store::Row& row) {
        EXPECT_EQ(row.text(0).find(session.secret), std::string_view::npos);
        EXPECT_EQ(row.text(0).find(secret), std::string_view::npos);
      });
  });
  EXPECT_EQ(session.secret.size(), kSecretCharacters);
  EXPECT_NE(open().secret, session.secret);
}

TEST_F(AuthenticatorTest, ASessionDiesTwelveHoursAfterItsLastRequestAndDoesNotRevive) {
  auto session = open();
  for (int i = 0; i < 3; ++i) {
    clock.advance(11h);
    ASSERT_TRUE(by_cookie(session.secret).ok());
  }
  clock.advance(12h);
  EXPECT_EQ(by_cookie(session.secret).error().code, ErrorCode::Unauthorized);
  write([](store::Tx&) {});  // the write that forgets it is before this one
  EXPECT_EQ(count("/* all workspaces */ SELECT count(*) FROM sessions"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM directory WHERE key LIKE 'session:%'"), 0);
  clock.advance(-12h);
  EXPECT_FALSE(by_cookie(session.secret).ok());
}

TEST_F(AuthenticatorTest, ASessionDiesThirtyDaysAfterItBegan) {
  auto session = open();
  for (int hours = 6; hours < 30 * 24; hours += 6) {
    clock.advance(6h);
    ASSERT_TRUE(by_cookie(session.secret).ok()) << hours;
  }
  clock.advance(6h);
  EXPECT_FALSE(by_cookie(session.secret).ok());
}

TEST_F(AuthenticatorTest, AnEndedSessionIsRefusedAtOnce) {
  auto session = open(), other = open();
  ASSERT_TRUE(by_cookie(session.secret).ok());
  write([&](store::Tx& tx) {
    EXPECT_TRUE(end_session(tx, ws, session.id));
    journal::append(tx, ws, ana, clock.now(),
                    {.name = "session.revoked", .record_type = "session", .record_id = 1});
  });
  EXPECT_FALSE(by_cookie(session.secret).ok());
  EXPECT_TRUE(by_cookie(other.secret).ok());
}

TEST_F(AuthenticatorTest, ADeactivatedUserIsOutAtOnceHereAndAfterASecondElsewhere) {
  auto session = open();
  ASSERT_TRUE(by_cookie(session.secret).ok());
  change("UPDATE users SET active = 0 WHERE workspace_id = $1");
  EXPECT_FALSE(by_cookie(session.secret).ok());
  change("UPDATE users SET active = 1 WHERE workspace_id = $1");
  ASSERT_TRUE(by_cookie(session.secret).ok());
  change_elsewhere("UPDATE users SET active = 0 WHERE workspace_id = $1");
  clock.advance(kRecheck);
  EXPECT_FALSE(by_cookie(session.secret).ok());
}

TEST_F(AuthenticatorTest, ANewRoleCountsAtOnce) {
  auto secret = token({Scope::Admin});
  EXPECT_TRUE(by_bearer(secret)->may(Permission::ManagePipelines));
  change("UPDATE users SET role = 'viewer' WHERE workspace_id = $1");
  EXPECT_FALSE(by_bearer(secret)->may(Permission::ManagePipelines));
}

TEST_F(AuthenticatorTest, ATokenMayDoWhatBothItsScopesAndItsUserMay) {
  EXPECT_EQ(by_bearer(token({Scope::Read}))->permissions,
            (Permissions{Permission::Read, Permission::Export, Permission::ViewReports}));
  auto write_token = *by_bearer(token({Scope::Write}));
  EXPECT_TRUE(write_token.may(Permission::EditRecords));
  EXPECT_FALSE(write_token.may(Permission::Import));
  EXPECT_FALSE(write_token.may(Permission::ManagePipelines));
  EXPECT_TRUE(by_bearer(token({Scope::Import}))->may(Permission::Import));
  auto admin_token = *by_bearer(token({Scope::Admin}));
  EXPECT_EQ(admin_token.permissions, permissions_of(Role::Manager)) << "never more than the user";
  EXPECT_TRUE(admin_token.token_id);
  EXPECT_FALSE(admin_token.session_id);
}

TEST_F(AuthenticatorTest, ATokenWorksUntilTheEndOfItsLastDay) {
  auto secret = token({Scope::Read}, parse_date("2026-11-23"));
  ASSERT_TRUE(by_bearer(secret).ok());
  clock.set(*parse_instant("2026-11-23T22:59:59Z"));  // Warsaw is an hour ahead
  EXPECT_TRUE(by_bearer(secret).ok());
  clock.set(*parse_instant("2026-11-23T23:00:00Z"));
  EXPECT_FALSE(by_bearer(secret).ok());
}

TEST_F(AuthenticatorTest, NotesTheLastUseAtMostOnceAMinute) {
  auto secret = token({Scope::Read});
  ASSERT_TRUE(by_bearer(secret).ok());
  auto first = to_ms(clock.now());
  clock.advance(59s);
  ASSERT_TRUE(by_bearer(secret).ok());
  write([](store::Tx&) {});
  EXPECT_EQ(count("/* all workspaces */ SELECT used_at FROM tokens"), first);
  clock.advance(1s);
  ASSERT_TRUE(by_bearer(secret).ok());
  write([](store::Tx&) {});
  EXPECT_EQ(count("/* all workspaces */ SELECT used_at FROM tokens"), first + 60'000);
}

TEST_F(AuthenticatorTest, LimitsRequestsPerTokenAndMinute) {
  Authenticator strict{database, clock, {.api_requests_per_minute = 10}};
  auto secret = token({Scope::Read}), other = token({Scope::Read});
  for (int i = 0; i < 10; ++i)
    ASSERT_TRUE(strict.authenticate({.cookie = {}, .bearer = secret}).ok());
  EXPECT_EQ(strict.authenticate({.cookie = {}, .bearer = secret}).error().slug,
            "too_many_requests");
  EXPECT_TRUE(strict.authenticate({.cookie = {}, .bearer = other}).ok());
  clock.advance(6s);
  EXPECT_TRUE(strict.authenticate({.cookie = {}, .bearer = secret}).ok());
}

TEST_F(AuthenticatorTest, KeepsAtMostFiftySessionsOfAUser) {
  auto first = open();
  for (std::size_t i = 0; i < kSessionsPerUserMax; ++i) {
    clock.advance(1s);
    open();
  }
  EXPECT_EQ(count("/* all workspaces */ SELECT count(*) FROM sessions"),
            static_cast<std::int64_t>(kSessionsPerUserMax));
  EXPECT_FALSE(by_cookie(first.secret).ok());
}

TEST_F(AuthenticatorTest, CostsLittleWhenNothingChanged) {
  auto secret = token({Scope::Write});
  ASSERT_TRUE(by_bearer(secret).ok());
  constexpr int kTimes = 100'000;
  auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < kTimes; ++i) ASSERT_TRUE(by_bearer(secret).ok());
  auto each =
      std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - began).count() /
      kTimes;
  RecordProperty("microseconds", std::to_string(each));
  std::printf("cached authentication: %.3f us\n", each);
  EXPECT_LT(each, 50) << "not even a slow machine under sanitizers needs the store for this";
}

TEST(Cookie, IsGuardedByTheBrowser) {
  EXPECT_EQ(make_cookie(Scheme::Https, "s"),
            "__Host-penstock=s; Path=/; HttpOnly; SameSite=Lax; Secure");
  EXPECT_EQ(make_cookie(Scheme::Http, "s"), "penstock=s; Path=/; HttpOnly; SameSite=Lax");
  EXPECT_EQ(make_ended_cookie(Scheme::Https),
            "__Host-penstock=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
}

}  // namespace
}  // namespace penstock::access
