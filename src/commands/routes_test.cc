#include "commands/routes.h"

#include "commands/idempotency.h"
#include "commands/test_boxes.h"

namespace penstock::commands::test {
namespace {

using http::Method;

struct Answer {
  int status = 0;
  Json body;
  std::map<std::string, std::string> headers;
  std::string slug() const { return body.find("slug") ? *body.find("slug")->as_string() : ""; }
  // "field slug" of the first fault.
  std::string fault() const {
    const auto& first = body.find("errors")->as_array()->at(0);
    return *first.find("field")->as_string() + " " + *first.find("slug")->as_string();
  }
  std::string text(std::string_view name) const { return *body.find(name)->as_string(); }
};

using Fields = std::vector<std::pair<std::string, std::string>>;

struct RoutesTest : BoxesTest {
  const Actor* who = &editor;
  RouteContext context{.database = store.database(),
                       .clock = store.clock(),
                       .authenticate = [this](const http::Request&) -> Result<Actor> {
                         if (who == nullptr) return unauthorized("sign in");
                         return *who;
                       }};
  std::vector<http::Route> routes = make_routes(registry, context);

  Answer ask(Method method, const std::string& path, std::string body = "", Fields headers = {},
             Fields query = {}) {
    http::Request request;
    request.method = method;
    request.body = std::move(body);
    request.query = std::move(query);
    for (auto& [name, value] : headers) request.headers.add(name, value);
    for (const auto& route : routes) {
      auto open = route.pattern.find('{');
      auto prefix = route.pattern.substr(0, open);
      bool fits = open == std::string::npos ? route.pattern == std::string(kApiPrefix) + path
                                            : (std::string(kApiPrefix) + path).starts_with(prefix);
      if (route.method != method || !fits) continue;
      if (open != std::string::npos)
        request.parameters.emplace_back("box_id",
                                        (std::string(kApiPrefix) + path).substr(prefix.size()));
      std::promise<http::Response> promise;
      route.handle(std::move(request),
                   [&](http::Response response) { promise.set_value(std::move(response)); });
      return read(promise.get_future().get());
    }
    ADD_FAILURE() << "no route for " << path;
    return {};
  }
  static Answer read(http::Response response) {
    Answer answer{.status = response.status};
    if (!response.body.empty()) answer.body = parse_json(response.body).value();
    for (auto& [name, value] : response.headers) answer.headers[name] = value;
    return answer;
  }
  Answer post(std::string body, Fields headers = {}) {
    return ask(Method::Post, "/boxes", std::move(body), std::move(headers));
  }
};

TEST_F(RoutesTest, ACommandAnswersItsRecordWithVersionAndPosition) {
  auto made = post(R"({"name":"a","size":3})");
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.text("name"), "a");
  EXPECT_EQ(made.headers["ETag"], "\"v1\"");
  EXPECT_EQ(made.headers["Penstock-Position"], "1");
}

TEST_F(RoutesTest, ACommandWithoutAnAnswerSays204) {
  auto made = post(R"({"name":"a"})");
  EXPECT_EQ(ask(Method::Delete, "/boxes/" + made.text("id")).status, 204);
  EXPECT_EQ(count_boxes(), 0);
}

TEST_F(RoutesTest, ARepeatedIdempotencyKeyIsAnsweredAgainAndNotDoneAgain) {
  auto first = post(R"({"name":"a"})", {{"Idempotency-Key", "k1"}});
  auto second = post(R"({"name":"a"})", {{"Idempotency-Key", "k1"}});
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.text("id"), first.text("id"));
  EXPECT_EQ(second.headers["ETag"], first.headers["ETag"]);
  EXPECT_EQ(second.headers["Penstock-Position"], "1");
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(head(), 1);
}

TEST_F(RoutesTest, AnIdempotencyKeyOfAnotherRequestIsAConflict) {
  (void)post(R"({"name":"a"})", {{"Idempotency-Key", "k1"}});
  auto reused = post(R"({"name":"b"})", {{"Idempotency-Key", "k1"}});
  EXPECT_EQ(reused.status, 409);
  EXPECT_EQ(reused.slug(), "idempotency_key_reused");
  EXPECT_EQ(count_boxes(), 1);
}

TEST_F(RoutesTest, AnIdempotencyKeyBelongsToOneUserAndOneWorkspace) {
  (void)post(R"({"name":"a"})", {{"Idempotency-Key", "k1"}});
  auto colleague = editor;
  colleague.user_id = UserId{8};
  who = &colleague;
  EXPECT_EQ(post(R"({"name":"b"})", {{"Idempotency-Key", "k1"}}).status, 201);
  EXPECT_EQ(count_boxes(), 2);
}

TEST_F(RoutesTest, ARefusedCommandKeepsNoKeyAndLeavesNothing) {
  auto refused = post(R"({"name":"late refusal"})", {{"Idempotency-Key", "k1"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(count_boxes(), 0);
  EXPECT_EQ(head(), 0);
  EXPECT_EQ(post(R"({"name":"a"})", {{"Idempotency-Key", "k1"}}).status, 201);
}

TEST_F(RoutesTest, AnIdempotencyKeyHasItsLimitAndItsAge) {
  EXPECT_EQ(
      post(R"({"name":"a"})", {{"Idempotency-Key", std::string(kIdempotencyKeyBytesMax + 1, 'k')}})
          .fault(),
      "Idempotency-Key too_long");
  (void)post(R"({"name":"a"})", {{"Idempotency-Key", "k1"}});
  auto sweep = [&](int limit) {
    std::int64_t gone = 0;
    write([&](store::Tx& tx) { gone = sweep_done(tx, acme, store.clock().now(), limit); });
    return gone;
  };
  store.clock().advance(std::chrono::days{7});
  EXPECT_EQ(sweep(10), 0) << "it is kept for seven days";
  EXPECT_EQ(post(R"({"name":"a"})", {{"Idempotency-Key", "k1"}}).status, 201);
  EXPECT_EQ(count_boxes(), 1);
  (void)post(R"({"name":"a"})", {{"Idempotency-Key", "younger"}});
  store.clock().advance(std::chrono::milliseconds{1});
  EXPECT_EQ(sweep(10), 1);
  store.clock().advance(std::chrono::days{8});
  EXPECT_EQ(sweep(0), 0);
  EXPECT_EQ(sweep(1), 1);
  EXPECT_EQ(post(R"({"name":"a"})", {{"Idempotency-Key", "k1"}}).status, 201);
  EXPECT_EQ(count_boxes(), 3);
}

TEST_F(RoutesTest, IfMatchStandsForTheExpectedVersion) {
  auto path = "/boxes/" + post(R"({"name":"a"})").text("id");
  EXPECT_EQ(ask(Method::Patch, path, R"({"size":1})", {{"If-Match", "\"v9\""}}).slug(),
            "version_conflict");
  EXPECT_EQ(ask(Method::Patch, path, R"({"size":1})", {{"If-Match", "\"v1\""}}).headers["ETag"],
            "\"v2\"");
  EXPECT_EQ(ask(Method::Patch, path, R"({"size":2})", {{"If-Match", "*"}}).status, 200);
  for (auto bad : {"v3", "\"3\"", "\"vx\"", "\"v\"", "W/\"v3\""})
    EXPECT_EQ(ask(Method::Patch, path, R"({"size":3})", {{"If-Match", bad}}).fault(),
              "If-Match invalid_etag")
        << bad;
  EXPECT_EQ(ask(Method::Patch, path, R"({"size":3,"expected_version":1})").slug(),
            "version_conflict");
}

TEST_F(RoutesTest, AnUnchangedRecordIsNotSentAgain) {
  auto path = "/boxes/" + post(R"({"name":"a"})").text("id");
  EXPECT_EQ(ask(Method::Get, path).headers["ETag"], "\"v1\"");
  auto unchanged = ask(Method::Get, path, "", {{"If-None-Match", "\"v1\""}});
  EXPECT_EQ(unchanged.status, 304);
  EXPECT_TRUE(unchanged.body.is_null());
  EXPECT_EQ(ask(Method::Get, path, "", {{"If-None-Match", "\"v2\""}}).status, 200);
}

TEST_F(RoutesTest, UnknownRepeatedAndMistypedParametersAreNamed) {
  EXPECT_EQ(ask(Method::Get, "/boxes", "", {}, {{"colour", "red"}}).fault(),
            "colour unknown_field");
  EXPECT_EQ(ask(Method::Get, "/boxes", "", {}, {{"limit", "1"}, {"limit", "2"}}).fault(),
            "limit given_twice");
  EXPECT_EQ(ask(Method::Get, "/boxes", "", {}, {{"limit", "many"}}).fault(), "limit wrong_type");
  EXPECT_EQ(ask(Method::Get, "/boxes", "", {}, {{"limit", "0"}}).fault(), "limit out_of_range");
  EXPECT_EQ(ask(Method::Get, "/boxes", "", {}, {{"limit", "201"}}).fault(), "limit out_of_range");
  EXPECT_EQ(ask(Method::Get, "/boxes", "", {}, {{"count", "1"}}).fault(), "count wrong_type");
  EXPECT_EQ(ask(Method::Get, "/boxes", "", {}, {{"names", "a,b"}, {"count", "true"}}).status, 200);
  EXPECT_EQ(ask(Method::Post, "/boxes", R"({"name":"a"})", {}, {{"colour", "red"}}).fault(),
            "colour unknown_field");
}

TEST_F(RoutesTest, ABodyIsAnObjectOfKnownFields) {
  EXPECT_EQ(post("[1]").status, 422);
  EXPECT_EQ(post("{").slug(), "invalid_json");
  EXPECT_EQ(post(R"({"name":"a","colour":"red"})").fault(), "colour unknown_field");
  EXPECT_EQ(post(R"({"name":"a","name":"b"})").fault(), "name given_twice");
  EXPECT_EQ(runs, 0);
}

TEST_F(RoutesTest, AnIdOfAnotherTypeInThePathIsRefused) {
  for (auto bad : {"deal_0000000000007", "7", "box_7", "box_0000000000000"}) {
    auto answer = ask(Method::Get, std::string("/boxes/") + bad);
    EXPECT_EQ(answer.status, 422) << bad;
    EXPECT_EQ(answer.fault(), "box_id invalid_id") << bad;
  }
  EXPECT_EQ(ask(Method::Get, "/boxes/box_0000000000007").status, 404);
}

TEST_F(RoutesTest, AParameterOfThePathMayNotStandInTheBodyToo) {
  auto path = "/boxes/" + post(R"({"name":"a"})").text("id");
  EXPECT_EQ(ask(Method::Patch, path, R"({"box_id":"box_0000000000007","size":1})").fault(),
            "box_id given_twice");
}

TEST_F(RoutesTest, WithoutPermissionNothingIsWrittenNorRead) {
  who = &reader;
  auto refused = post(R"({"name":"a"})", {{"Idempotency-Key", "k1"}});
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(post("{ not even JSON").status,
            403);  // who may not write learns nothing about the body
  who = nullptr;
  EXPECT_EQ(post(R"({"name":"a"})").status, 401);
  EXPECT_EQ(ask(Method::Get, "/boxes").status, 401);
  EXPECT_EQ(runs, 0);
  EXPECT_EQ(count_boxes(), 0);
  EXPECT_EQ(head(), 0);
}

TEST_F(RoutesTest, ABugInACommandIs500AndLeavesNothing) {
  registry.add<CreateBox, Box>(
      {.name = "box.bug", .route = "POST /bugs", .says = ""},
      [this](store::Tx& tx, const Actor& actor, Instant, const CreateBox&) -> Result<Box> {
        store::insert(tx, "boxes", actor.workspace_id,
                      Box{.id = store.ids().make<BoxId>(), .name = "half"});
        throw BugFound("a bug");
      });
  routes = make_routes(registry, context);
  auto answer = ask(Method::Post, "/bugs", R"({"name":"a"})");
  EXPECT_GE(answer.status, 500);
  EXPECT_EQ(count_boxes(), 0);
  EXPECT_EQ(post(R"({"name":"a"})").status, 201);
}

TEST_F(RoutesTest, RunningByNameHoldsTheSamePermission) {
  auto run = [&](const Actor& actor, std::string_view name) {
    return store.database().write_now([&](store::Tx& tx) {
      return registry.run(tx, actor, store.clock().now(), name, Json(Json::Object{{"name", "a"}}));
    });
  };
  EXPECT_EQ(run(reader, "box.create").error().code, ErrorCode::Forbidden);
  EXPECT_EQ(run(editor, "box.nothing").error().code, ErrorCode::NotFound);
  EXPECT_EQ(run(editor, "box.create")->pos, 1);
}

}  // namespace
}  // namespace penstock::commands::test
