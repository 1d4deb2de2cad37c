#include "features/team/routes.h"
#include "commands/authenticate.h"
#include "features/team/team_test_fixture.h"

namespace penstock::team {
namespace {

using Names = std::vector<std::string>;

struct Answer {
  int status = 0;
  Json body;
  std::string text;
  std::map<std::string, std::string> headers;
  std::string slug() const { return body.find("slug") ? *body.find("slug")->as_string() : ""; }
  // "penstock=…" as a browser sends it back.
  std::string cookie() const {
    auto found = headers.find("Set-Cookie");
    return found == headers.end() ? "" : found->second.substr(0, found->second.find(';'));
  }
};

struct RoutesTest : TeamTest {
  access::Authenticator authenticator{database, clock, {.api_requests_per_minute = 0}};
  access::LoginThrottle throttle;
  FakeHasher hasher;
  std::vector<http::Route> all = routes({database, clock, authenticator, hasher, throttle, {}});
  std::string remote = "192.0.2.1";
  bool secure = false;

  Answer ask(http::Method method, std::string_view path, std::string body = "",
             std::string cookie = "", std::string bearer = "") {
    http::Request request;
    request.method = method;
    request.secure = secure;
    request.remote_address = remote;
    request.body = std::move(body);
    request.headers.add("User-Agent", "Browser");
    if (!cookie.empty()) request.headers.add("Cookie", cookie);
    if (!bearer.empty()) request.headers.add("Authorization", "Bearer " + bearer);
    for (const auto& route : all) {
      if (route.method != method) continue;
      auto at = route.pattern.find("{user_id}");
      auto prefix = route.pattern.substr(0, at);
      if (at == std::string::npos ? route.pattern != path : !path.starts_with(prefix)) continue;
      auto rest = path.substr(std::min(path.size(), prefix.size()));
      if (at != std::string::npos)
        request.parameters.emplace_back("user_id", std::string(rest.substr(0, rest.find('/'))));
      std::promise<http::Response> promise;
      route.handle(std::move(request),
                   [&](http::Response response) { promise.set_value(std::move(response)); });
      return read(promise.get_future().get());
    }
    return {};
  }
  static Answer read(http::Response response) {
    Answer answer{.status = response.status, .text = response.body};
    if (!response.body.empty()) answer.body = parse_json(response.body).value();
    for (auto& [name, value] : response.headers) answer.headers[name] = value;
    return answer;
  }
  Answer sign_in(std::string_view email, std::string_view password, std::string cookie = "") {
    Json body(Json::Object{{"email", email}, {"password", password}});
    return ask(http::Method::Post, "/api/v1/session", to_text(body), std::move(cookie));
  }
  std::string signed_in() { return sign_in("ana@example.com", kOwnerPassword).cookie(); }
  int status_with(const std::string& cookie) {
    return ask(http::Method::Get, "/api/v1/session", "", cookie).status;
  }
};

TEST_F(RoutesTest, ARightPasswordOpensASession) {
  auto answer = sign_in("ANA@example.com", kOwnerPassword);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(*answer.body.find("user")->find("name")->as_string(), "Ana");
  EXPECT_EQ(*answer.body.find("workspace")->find("slug")->as_string(), "acme");
  EXPECT_FALSE(answer.body.find("permissions")->as_array()->empty());
  EXPECT_TRUE(answer.cookie().starts_with("penstock="));
  EXPECT_NE(answer.headers["Set-Cookie"].find("; HttpOnly; SameSite=Lax"), std::string::npos);
  auto secret = answer.cookie().substr(9);
  EXPECT_EQ(answer.text.find(secret), std::string::npos);
  EXPECT_EQ(answer.text.find("hashed:"), std::string::npos);
  EXPECT_EQ(status_with(answer.cookie()), 200);
  EXPECT_EQ(events(), Names{"session.created"});
  EXPECT_EQ(last_body(), R"({"network":"192.0.2.0/24"})");
}

TEST_F(RoutesTest, OverHttpsTheCookieIsBoundToTheHost) {
  secure = true;
  auto answer = sign_in("ana@example.com", kOwnerPassword);
  EXPECT_TRUE(answer.headers["Set-Cookie"].starts_with("__Host-penstock="));
  EXPECT_TRUE(answer.headers["Set-Cookie"].ends_with("; Secure"));
  EXPECT_EQ(status_with(answer.cookie()), 200);
  EXPECT_EQ(status_with("penstock=" + answer.cookie().substr(16)), 401)
      << "the weaker name does not count";
}

TEST_F(RoutesTest, NothingTellsWhyAPasswordWasRefused) {
  auto bo = *run_as(admin, create_user, {.name = "Bo", .email = "bo@example.com"});
  auto cy = *run_as(admin, create_user, {.name = "Cy", .email = "cy@example.com", .active = false});
  give_password(cy.id);
  auto wrong = sign_in("ana@example.com", "wrong password").text;
  EXPECT_EQ(sign_in("nobody@example.com", "wrong password").text, wrong);
  EXPECT_EQ(sign_in("bo@example.com", "wrong password").text, wrong);
  EXPECT_EQ(sign_in("cy@example.com", "eleven brown foxes").text, wrong);
  EXPECT_EQ(hasher.evaluated, 4) << "each costs one evaluation";
  EXPECT_EQ(hasher.evaluated_for_nobody, 3);
}

TEST_F(RoutesTest, SigningInRotatesTheSessionOfTheBrowser) {
  auto first = signed_in();
  auto second = sign_in("ana@example.com", kOwnerPassword, first).cookie();
  EXPECT_NE(first, second);
  EXPECT_EQ(status_with(first), 401);
  EXPECT_EQ(status_with(second), 200);
  EXPECT_EQ(events(), (Names{"session.created", "session.revoked", "session.created"}));
}

TEST_F(RoutesTest, SigningOutEndsTheSessionAndTheCookie) {
  auto cookie = signed_in();
  auto answer = ask(http::Method::Delete, "/api/v1/session", "", cookie);
  EXPECT_EQ(answer.status, 204);
  EXPECT_TRUE(answer.headers["Set-Cookie"].ends_with("Max-Age=0"));
  EXPECT_EQ(status_with(cookie), 401);
  EXPECT_EQ(ask(http::Method::Delete, "/api/v1/session", "", cookie).status, 204);
}

TEST_F(RoutesTest, ADeactivatedUserIsOut) {
  auto bo = *run_as(admin, create_user, {.name = "Bo", .email = "bo@example.com"});
  give_password(bo.id);
  auto cookie = sign_in("bo@example.com", "eleven brown foxes").cookie();
  ASSERT_EQ(status_with(cookie), 200);
  ASSERT_TRUE(run_as(admin, edit_user, {.user_id = bo.id, .active = {false}}).ok());
  EXPECT_EQ(status_with(cookie), 401);
  EXPECT_EQ(sign_in("bo@example.com", "eleven brown foxes").status, 401);
}

TEST_F(RoutesTest, ANewRoleNeedsANewSession) {
  auto bo = *run_as(admin, create_user, {.name = "Bo", .email = "bo@example.com"});
  give_password(bo.id);
  auto cookie = sign_in("bo@example.com", "eleven brown foxes").cookie();
  ASSERT_TRUE(run_as(admin, edit_user, {.user_id = bo.id, .name = {"Bob"}}).ok());
  EXPECT_EQ(status_with(cookie), 200);
  ASSERT_TRUE(run_as(admin, edit_user, {.user_id = bo.id, .role = {Role::Manager}}).ok());
  EXPECT_EQ(status_with(cookie), 401);
}

TEST_F(RoutesTest, TenThousandGuessesFromAHundredAddressesAreEvaluatedAtMostFiveHundredTimes) {
  for (int i = 0; i < 10'000; ++i) {
    remote = "10.0." + std::to_string(i % 100) + ".9";
    auto answer = sign_in("user" + std::to_string(i % 5'000) + "@example.com", "a guess");
    ASSERT_TRUE(answer.status == 401 || answer.status == 429);
  }
  EXPECT_LE(hasher.evaluated, 500);
  auto refused = sign_in("ana@example.com", kOwnerPassword);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.slug(), "too_many_attempts");
  EXPECT_EQ(refused.headers["Retry-After"], "12");
  remote = "203.0.113.1";
  EXPECT_EQ(sign_in("ana@example.com", kOwnerPassword).status, 200) << "nobody is locked out";
}

TEST_F(RoutesTest, ABusyServerRefusesAndTakesNothing) {
  hasher.busy = true;
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(sign_in("ana@example.com", kOwnerPassword).slug(), "too_busy");
  hasher.busy = false;
  EXPECT_EQ(sign_in("ana@example.com", kOwnerPassword).status, 200);
}

TEST_F(RoutesTest, AnOldHashIsMadeAnewAtSignIn) {
  give_password(made.owner.id, "old:an owner's password");
  ASSERT_EQ(sign_in("ana@example.com", kOwnerPassword).status, 200);
  database.read([&](store::Reader& reader) {
    EXPECT_EQ(reader.find_text(
                  "SELECT u.password_hash FROM users u WHERE u.workspace_id = $1 AND u.id = $2",
                  {made.workspace.id, made.owner.id}),
              "hashed:an owner's password");
  });
}

TEST_F(RoutesTest, ChangingThePasswordNeedsTheCurrentOneAndEndsOtherSessions) {
  auto here = signed_in(), elsewhere = signed_in();
  auto change = [&](std::string_view current, std::string_view fresh) {
    Json body(Json::Object{{"current_password", current}, {"new_password", fresh}});
    return ask(http::Method::Post, "/api/v1/session/password", to_text(body), here);
  };
  auto wrong = change("not this one", "twelve green herons");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_NE(wrong.text.find("wrong_password"), std::string::npos);
  EXPECT_NE(change(kOwnerPassword, "password1").text.find("too_common"), std::string::npos);
  EXPECT_EQ(change(kOwnerPassword, "twelve green herons").status, 204);
  EXPECT_EQ(status_with(here), 200);
  EXPECT_EQ(status_with(elsewhere), 401);
  EXPECT_EQ(sign_in("ana@example.com", kOwnerPassword).status, 401);
  EXPECT_EQ(sign_in("ana@example.com", "twelve green herons").status, 200);
  EXPECT_EQ(events(), (Names{"session.created", "session.created", "user.password_changed",
                             "session.created"}));
}

TEST_F(RoutesTest, AnAdminLetsAnImportedRepIn) {
  auto bo = *run_as(admin, create_user, {.name = "Bo"});
  auto path = "/api/v1/users/" + bo.id.text() + "/password";
  EXPECT_EQ(ask(http::Method::Post, path, R"({"password":"eleven brown foxes"})").status, 401);
  auto cookie = signed_in();
  EXPECT_EQ(ask(http::Method::Post, path, R"({"password":"short"})", cookie).status, 422);
  EXPECT_EQ(ask(http::Method::Post, path, R"({"password":"eleven brown foxes"})", cookie).status,
            204);
  ASSERT_TRUE(run_as(admin, edit_user, {.user_id = bo.id, .email = {"bo@example.com"}}).ok());
  auto bos = sign_in("bo@example.com", "eleven brown foxes").cookie();
  EXPECT_EQ(ask(http::Method::Post, "/api/v1/users/" + made.owner.id.text() + "/password",
                R"({"password":"eleven brown foxes"})", bos)
                .status,
            403);
}

TEST_F(RoutesTest, ATokensSecretIsShownOnceAndWorks) {
  auto cookie = signed_in();
  auto answer = ask(http::Method::Post, "/api/v1/tokens",
                    R"({"name":"script","scopes":["read"],"expires_on":null})", cookie);
  ASSERT_EQ(answer.status, 201) << answer.text;
  auto secret = *answer.body.find("secret")->as_string();
  EXPECT_EQ(ask(http::Method::Get, "/api/v1/session", "", "", secret).status, 200);
  EXPECT_EQ(ask(http::Method::Get, "/api/v1/session", "", cookie, "pst_x").status, 401)
      << "a bad bearer is not passed over";
  EXPECT_EQ(
      ask(http::Method::Post, "/api/v1/tokens", R"({"name":"t","scopes":["admin"]})", "", secret)
          .status,
      403);
  EXPECT_EQ(ask(http::Method::Post, "/api/v1/session/password",
                R"({"current_password":"a","new_password":"b"})", "", secret)
                .status,
            403);
  EXPECT_EQ(last_body().find(secret), std::string::npos);
}

TEST_F(RoutesTest, SetUpIsClosedOnceThereIsAWorkspace) {
  EXPECT_EQ(ask(http::Method::Get, "/api/v1/setup").text, R"({"needs_owner":false})");
  EXPECT_EQ(ask(http::Method::Post, "/api/v1/setup", "{}").slug(), "setup_done");
}

struct EmptyServerTest : RoutesTest {
  void SetUp() override {}
};

TEST_F(EmptyServerTest, SetUpMakesTheFirstWorkspaceAndSignsIn) {
  EXPECT_EQ(ask(http::Method::Get, "/api/v1/setup").text, R"({"needs_owner":true})");
  auto body = [](std::string_view password, std::string_view currency) {
    return to_text(Json(Json::Object{{"workspace_name", "Acme"},
                                     {"name", "Ana"},
                                     {"email", "ana@example.com"},
                                     {"password", password},
                                     {"currency", currency},
                                     {"time_zone", "Europe/Warsaw"},
                                     {"language", "pl"}}));
  };
  EXPECT_EQ(ask(http::Method::Post, "/api/v1/setup", body("password", "PLN")).status, 422);
  EXPECT_EQ(ask(http::Method::Post, "/api/v1/setup", body("an owner's password", "XXY")).status,
            422);
  auto answer = ask(http::Method::Post, "/api/v1/setup", body("an owner's password", "PLN"));
  ASSERT_EQ(answer.status, 201) << answer.text;
  EXPECT_EQ(status_with(answer.cookie()), 200);
  EXPECT_EQ(ask(http::Method::Post, "/api/v1/setup", body("an owner's password", "PLN")).slug(),
            "setup_done");
  EXPECT_EQ(sign_in("ana@example.com", kOwnerPassword).status, 200);
}

}  // namespace
}  // namespace penstock::team
