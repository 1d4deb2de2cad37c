// Each limit of docs/guides/limits.md that one request can go beyond, on the real server with its
// real limits; and just within it. The others are in src/http/limits_test.cc and beside their code.

#include <gtest/gtest.h>

#include "access/authenticator.h"
#include "commands/listing.h"
#include "commands/routes.h"
#include "criteria/ast.h"
#include "features/deals/views.h"
#include "features/importing/imports.h"
#include "server.h"

namespace penstock::scenarios {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string nested(std::size_t levels) {
  return R"({"custom":)" + repeated(R"({"a":)", levels - 1) + "1" + repeated("}", levels - 1) +
         R"(,"title":"x"})";
}

class RealLimits : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<Server>(); }
  static void TearDownTestSuite() { server_.reset(); }

  // "422 too_long": the status and the slug, of the first faulty field where there is one.
  static std::string ask(const std::string& method, const std::string& path,
                         const std::string& body = "", const std::string& headers = "") {
    return told(server_->ask_as("admin", method, path, body, headers));
  }
  static std::string told(const Reply& reply) {
    auto json = parse_json(reply.body);
    if (reply.status < 400 || !json.ok()) return std::to_string(reply.status);
    const auto* errors = json->find("errors")->as_array();
    const auto& from = errors->empty() ? *json : errors->front();
    return std::to_string(reply.status) + " " + *from.find("slug")->as_string();
  }
  // The first fault of a criterion.
  static std::string filter(const std::string& where) {
    auto reply =
        server_->ask_as("admin", "POST", "/criteria/check",
                        to_text(Json(Json::Object{{"record_type", "deal"}, {"text", where}})));
    auto json = parse_json(reply.body).value();
    const auto& errors = *json.find("errors")->as_array();
    return errors.empty() ? "fine" : *errors.front().find("slug")->as_string();
  }
  static inline std::unique_ptr<Server> server_;
};

TEST_F(RealLimits, Head) {
  EXPECT_EQ(ask("GET", "/deals?q=" + std::string(http::kRequestLineBytesMax, 'a')),
            "414 target_too_long");
  EXPECT_EQ(ask("GET", "/deals", "", "X-A: " + std::string(http::kHeaderBytesMax, 'a') + "\r\n"),
            "431 headers_too_large");
  EXPECT_EQ(ask("GET", "/deals", "", repeated("X-A: b\r\n", http::kHeadersMax)).substr(0, 3),
            "431");
  EXPECT_EQ(ask("GET", "/deals", "", repeated("X-A: b\r\n", http::kHeadersMax - 10)), "200");
  EXPECT_EQ(ask("GET", "/deals?" + repeated("a=b&", http::kQueryParametersMax + 1)).substr(0, 3),
            "400");
  EXPECT_EQ(ask("GET", repeated("/a", http::kPathSegmentsMax + 1)).substr(0, 3), "400");
  EXPECT_EQ(
      ask("POST", "/deals", R"({"title":"x"})",
          "Idempotency-Key: " + std::string(commands::kIdempotencyKeyBytesMax + 1, 'k') + "\r\n"),
      "422 too_long");
}

TEST_F(RealLimits, Bodies) {
  EXPECT_EQ(ask("POST", "/deals", std::string(http::kBodyBytesMax + 1, ' ')), "413 too_large");
  EXPECT_EQ(ask("POST", "/deals", std::string(http::kBodyBytesMax, ' ')), "400 invalid_json");
  // An upload that says that it is too large is refused before it comes.
  auto reply =
      http::testing::Client(server_->port())
          .ask("POST /api/v1/uploads HTTP/1.1\r\nHost: test\r\n" + server_->authorization("admin") +
               "Content-Type: application/octet-stream\r\nContent-Length: " +
               std::to_string(http::kUploadBytesMax + 1) + "\r\n\r\n");
  EXPECT_EQ(told({reply.status, reply.head, reply.body}), "413 too_large");
}

TEST_F(RealLimits, WhatABodySays) {
  // The body's own object is a level too.
  EXPECT_EQ(ask("POST", "/deals", nested(kJsonDepthMax + 1)), "400 invalid_json");
  EXPECT_EQ(ask("POST", "/teams", R"({"name":")" + std::string(201, 'a') + "\"}"), "422 too_long");
  EXPECT_EQ(ask("POST", "/deals", R"({"title":"x","competitor":")" + std::string(501, 'a') + "\"}"),
            "422 too_long");
  auto many = [](std::string_view item, std::size_t times) {
    return "[" + repeated(std::string(item) + ",", times - 1) + std::string(item) + "]";
  };
  EXPECT_EQ(
      ask("POST", "/companies", R"({"name":"x","tags":)" + many("\"a\"", kListItemsMax + 1) + "}"),
      "422 too_many");
  EXPECT_EQ(ask("POST", "/deals/bulk",
                R"({"action":"win","deal_ids":)" +
                    many("\"deal_0000000000009\"", deals::kBulkDealsMax + 1) + "}"),
            "422 too_many");
  EXPECT_EQ(ask("POST", "/imports/guess",
                R"({"upload_ids":)" +
                    many("\"upload_0000000000009\"", importing::kImportFilesMax + 1) + "}"),
            "422 too_many");
}

TEST_F(RealLimits, Pages) {
  for (const char* list : {"/deals", "/companies", "/people", "/activities"}) {
    auto page = std::string(list) + "?limit=";
    EXPECT_EQ(ask("GET", page + std::to_string(commands::kPageMax + 1)), "422 out_of_range");
    EXPECT_EQ(ask("GET", page + std::to_string(commands::kPageMax)), "200");
    EXPECT_EQ(ask("GET", page + "0"), "422 out_of_range");
  }
  auto months = [](int count) {
    return ask("GET", "/board/months?months=" + std::to_string(count));
  };
  EXPECT_EQ(months(deals::kMonthsMax + 1), "422 out_of_range");
}

TEST_F(RealLimits, Criteria) {
  using criteria::kNestingMax;
  using criteria::kNodesMax;
  EXPECT_EQ(filter("title = \"" + std::string(criteria::kTextBytesMax, 'a') + "\""), "too_long");
  EXPECT_EQ(filter(repeated("value = 1 and ", kNodesMax) + "value = 1"), "too_many_conditions");
  EXPECT_EQ(filter(repeated("value = 1 and ", kNodesMax / 2) + "value = 1"), "fine");
  auto deep = [](std::size_t levels) {
    return repeated("not (", levels) + "value = 1" + repeated(")", levels);
  };
  EXPECT_EQ(filter(deep(kNestingMax + 1)), "too_deep");
  EXPECT_EQ(filter("value in (" + repeated("1, ", criteria::kListItemsMax) + "1)"),
            "too_many_items");
  EXPECT_EQ(filter("value in (" + repeated("1, ", criteria::kListItemsMax - 1) + "1)"), "fine");
  EXPECT_EQ(ask("GET", "/deals?where=" + repeated("value=1 and ", kNodesMax) + "value=1"),
            "422 too_many_conditions");
}

TEST_F(RealLimits, HowOftenAPasswordIsTried) {
  const std::string body = R"({"email":"nobody@example.com","password":"not the password"})";
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(told(server_->ask("POST", "/session", body)), "401 unauthorized");
  auto reply = server_->ask("POST", "/session", body);
  EXPECT_EQ(told(reply), "429 too_many_attempts");
  auto at = reply.head.find("Retry-After: ");
  ASSERT_NE(at, std::string::npos);
  auto seconds = std::stoi(reply.head.substr(at + 13));
  EXPECT_GE(seconds, 1);
  EXPECT_LE(seconds, 12);  // a fifth of a minute
}

// Retry-After is what the bucket says: one request of ten a minute comes back after six seconds.
TEST(RealRate, RequestsOfATokenSayWhenToGoOn) {
  Server server(10);
  Reply last;
  for (int i = 0; i < 12; ++i) last = server.ask_as("admin", "GET", "/workspace");
  EXPECT_EQ(last.status, 429);
  EXPECT_NE(last.body.find("too_many_requests"), std::string::npos);
  auto at = last.head.find("Retry-After: ");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(last.head.substr(at + 13, 3), "6\r\n");
  EXPECT_EQ(server.ask_as("rep", "GET", "/workspace").status, 200);
}

}  // namespace
}  // namespace penstock::scenarios
