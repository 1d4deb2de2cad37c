// What goes out: problems, protecting headers, static files.

#include <algorithm>

#include "http/assets.h"
#include "http/problem.h"
#include "http/test_client.h"

namespace penstock::http {
namespace {

using namespace testing;

TEST(Problem, MapsEveryCode) {
  const auto status = [](ErrorCode code, std::string slug) {
    return status_of({code, std::move(slug), "says"});
  };
  EXPECT_EQ(status(ErrorCode::NotFound, "not_found"), 404);
  EXPECT_EQ(status(ErrorCode::InvalidField, "invalid_field"), 422);
  EXPECT_EQ(status(ErrorCode::InvalidField, "invalid_json"), 400);
  EXPECT_EQ(status(ErrorCode::RuleRejected, "stage_requirements_missing"), 422);
  EXPECT_EQ(status(ErrorCode::Conflict, "deal_changed"), 409);
  EXPECT_EQ(status(ErrorCode::Conflict, "precondition_failed"), 412);
  EXPECT_EQ(status(ErrorCode::Forbidden, "forbidden"), 403);
  EXPECT_EQ(status(ErrorCode::Unauthorized, "unauthorized"), 401);
  EXPECT_EQ(status(ErrorCode::LimitExceeded, "rate"), 429);
  EXPECT_EQ(status(ErrorCode::LimitExceeded, "too_large"), 413);
  EXPECT_EQ(status(ErrorCode::Unavailable, "busy"), 503);
}

TEST(Problem, TellsEveryFaultyField) {
  const Response response = to_response(
      rule_rejected("missing", "two \"fields\" miss", {{"a", "s", "x"}, {"b[0].c", "s", "y"}}),
      "0123456789abcdef");
  EXPECT_EQ(response.content_type, "application/problem+json");
  EXPECT_EQ(response.body,
            R"({"type":"urn:penstock:problem:missing","title":"Unprocessable Content",)"
            R"("status":422,"detail":"two \"fields\" miss","slug":"missing",)"
            R"("trace_id":"0123456789abcdef","errors":[{"field":"a","slug":"s","says":"x"},)"
            R"({"field":"b[0].c","slug":"s","says":"y"}]})");
}

TEST(Problem, TellsWhenToRetryAndHowToSignIn) {
  EXPECT_EQ(to_response(unavailable("busy", "x"), "").headers.at(0).first, "Retry-After");
  EXPECT_EQ(to_response(limit_exceeded("rate", "x"), "").headers.at(0).first, "Retry-After");
  EXPECT_EQ(to_response(unauthorized("x"), "").headers.at(0).first, "WWW-Authenticate");
}

TEST(JsonString, EscapesControlsAndReplacesWhatIsNotUtf8) {
  const auto json = [](std::string_view text) {
    std::string out;
    write_json_string(out, text);
    return out;
  };
  EXPECT_EQ(json("a\"\\\n\x01"), R"("a\"\\\n\u0001")");
  EXPECT_EQ(json("grün 😀"), "\"grün 😀\"");
  EXPECT_EQ(json("\xFF\xC0\xAF"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
  EXPECT_EQ(json("\xE2\x82"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
  EXPECT_EQ(json(std::string_view("\0", 1)), R"("\u0000")");
}

TEST(Base64, PadsAsRfc4648) {
  const auto of = [](std::string_view text) {
    return base64({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
  };
  EXPECT_EQ(of(""), "");
  EXPECT_EQ(of("f"), "Zg==");
  EXPECT_EQ(of("fo"), "Zm8=");
  EXPECT_EQ(of("foobar"), "Zm9vYmFy");
}

TEST(Headers, ProtectEveryAnswer) {
  Running running(with_routes({get("/api/v1/x", echo)}));
  Client client(running.port());
  for (const char* path : {"/api/v1/x", "/api/v1/absent"}) {
    const Reply reply = client.ask(get_text(path));
    EXPECT_EQ(reply.header("content-security-policy"),
              "default-src 'none'; frame-ancestors 'none'");
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(reply.header("referrer-policy"), "no-referrer");
    EXPECT_EQ(reply.header("cross-origin-opener-policy"), "same-origin");
    EXPECT_EQ(reply.header("cross-origin-resource-policy"), "same-origin");
    EXPECT_EQ(reply.header("cache-control"), "no-store");
    EXPECT_EQ(reply.header("strict-transport-security"), "");
    EXPECT_EQ(reply.header("server"), "");
    EXPECT_EQ(reply.header("date").size(), 29u);
  }
}

TEST(Headers, OfTheHandlerWin) {
  Running running(with_routes({get("/x",
                                   [](Request&&, Respond respond) {
                                     respond({.headers = {{"Cache-Control", "private"},
                                                          {"Content-Type", "text/csv"},
                                                          {"Set-Cookie", "a=1"},
                                                          {"Set-Cookie", "b=2"}}});
                                   }),
                               get("/length", [](Request&&, Respond respond) {
                                 respond({.headers = {{"Content-Length", "7"}}});
                               })}));
  Client client(running.port());
  const Reply reply = client.ask(get_text("/x"));
  EXPECT_EQ(reply.header("cache-control"), "private");
  EXPECT_EQ(reply.header("content-type"), "text/csv");
  EXPECT_EQ(reply.head.find("no-store"), std::string::npos);
  EXPECT_NE(reply.head.find("Set-Cookie: b=2"), std::string::npos);
  EXPECT_EQ(client.ask(get_text("/length")).status, 500);
}

const Asset kFiles[] = {
    {"/assets/main-B1x9_3aQ.js", "text/javascript", true, "raw js", "br js", "gz js", "\"e1\""},
    {"/icon.png", "image/png", false, "png", {}, {}, "\"e2\""},
    {"/index.html", "text/html", false, "<style nonce=\"__CSP_NONCE__\"></style>", "b", "g",
     "\"e3\""},
};

class Assets : public ::testing::Test {
 protected:
  static Options options() {
    Options options = with_routes({get("/api/v1/x", echo)});
    options.fallback = serve_assets(kFiles);
    return options;
  }
  Running running{options()};
  Client client{running.port()};
};

TEST_F(Assets, AreSentInTheBestCodingTaken) {
  const auto coding = [&](std::string_view accepted) {
    const Reply reply = client.ask(
        get_text("/assets/main-B1x9_3aQ.js", "Accept-Encoding: " + std::string(accepted) + "\r\n"));
    return reply.header("content-encoding") + " " + reply.body;
  };
  EXPECT_EQ(coding("gzip, deflate, br"), "br br js");
  EXPECT_EQ(coding("gzip"), "gzip gz js");
  EXPECT_EQ(coding("br;q=0, gzip;q=0.5"), "gzip gz js");
  EXPECT_EQ(coding("br; q=0.000"), " raw js");
  EXPECT_EQ(coding("identity"), " raw js");
}

TEST_F(Assets, AreCachedByTheirNameOrTheirTag) {
  const Reply hashed = client.ask(get_text("/assets/main-B1x9_3aQ.js"));
  EXPECT_EQ(hashed.header("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(hashed.header("vary"), "Accept-Encoding");
  const Reply plain = client.ask(get_text("/icon.png"));
  EXPECT_EQ(plain.header("cache-control"), "no-cache");
  const std::string tag = plain.header("etag");
  const Reply again = client.ask(get_text("/icon.png", "If-None-Match: \"z\", " + tag + "\r\n"));
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.header("etag"), tag);
  EXPECT_EQ(client.ask(get_text("/icon.png", "If-None-Match: \"z\"\r\n")).body, "png");
}

TEST_F(Assets, GiveThePageForItsOwnRoutesWithAFreshNonce) {
  const Reply page = client.ask(get_text("/deals/deal_1", "Accept-Encoding: br\r\n"));
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.header("content-type"), "text/html");
  EXPECT_EQ(page.header("cache-control"), "no-store");
  const std::string nonce = page.body.substr(14, 24);
  EXPECT_EQ(page.body, "<style nonce=\"" + nonce + "\"></style>");
  EXPECT_EQ(page.header("content-security-policy"),
            "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce +
                "'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
                "connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
                "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; "
                "require-trusted-types-for 'script'; trusted-types default");
  EXPECT_NE(client.ask(get_text("/")).body, page.body);
}

TEST_F(Assets, AreNotInventedForTheApiOrForFiles) {
  EXPECT_EQ(client.ask(get_text("/api/v1/absent")).status, 404);
  EXPECT_EQ(client.ask(get_text("/assets/absent-B1x9_3aQ.js")).status, 404);
  EXPECT_EQ(client.ask(post_text("/deals", "{}")).status, 404);
  // Its body was not read, so the connection ended with it.
  EXPECT_EQ(Client(running.port()).ask(post_text("/api/v1/x", "{}")).status, 405);
}

}  // namespace
}  // namespace penstock::http
