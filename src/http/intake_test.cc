// Targets, routing, the forgery gate and trusted proxies: everything decided by the head alone.

#include "http/intake.h"

#include <gtest/gtest.h>

#include "http/gate.h"
#include "http/target.h"

namespace penstock::http {
namespace {

TEST(Target, RefusesPathsThatCouldMeanAnother) {
  for (const char* bad :
       {"",          "*",    "a",       "/a%",     "/a%2",      "/a%zz",          "/a%00b",
        "/.",        "/..",  "/a/../b", "/a/./b",  "/%2e%2e/b", "/.%2E",          "/a%5cb",
        "/a\\b",     "/a#b", "/%ff",    "/%c0%ae", "ftp://h/a", "http://other/a", "http://h",
        "http://h?x"}) {
    EXPECT_FALSE(split_target(bad, "h").ok()) << bad;
  }
  for (const char* good : {"/", "/a", "/a.b", "/...", "/a/", "/%c3%a4", "/a%2Fb", "//", "/a?b=%"}) {
    EXPECT_TRUE(split_target(good, "h").ok()) << good;
  }
  EXPECT_EQ(split_target("http://H/a?b", "h")->path, "/a");
  EXPECT_EQ(split_target("/a?b=c?d", "h")->query, "b=c?d");
}

TEST(Query, DecodesInOrder) {
  const auto parameters = query_parameters("b=1&a=x+y%26&&c&b=", 10);
  ASSERT_TRUE(parameters.ok());
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"b", "1"}, {"a", "x y&"}, {"c", ""}, {"b", ""}};
  EXPECT_EQ(*parameters, expected);
  EXPECT_EQ(query_parameters("a=%zz", 10).error().slug, "invalid_query");
  EXPECT_EQ(query_parameters("a=%ed%a0%80", 10).error().slug, "invalid_query");  // a surrogate
  EXPECT_EQ(query_parameters("a&b&c", 2).error().slug, "too_many_parameters");
}

void ignore(Request&&, Respond) {}

Router router_of(std::vector<std::string> patterns) {
  Router router;
  for (std::string& pattern : patterns) {
    EXPECT_TRUE(router.add({.pattern = std::move(pattern), .handle = ignore}).ok());
  }
  return router;
}

std::string matched(const Router& router, std::string_view path) {
  std::vector<std::pair<std::string_view, std::string>> parameters;
  const Method method = Method::Get;
  const auto match = router.match(&method, path, parameters);
  if (!match.route) return "none";
  std::string text = match.route->pattern;
  for (const auto& [name, value] : parameters) text.append(" ").append(name).append("=" + value);
  return text;
}

TEST(Router, MatchesLiteralsBeforeParameters) {
  const Router router = router_of(
      {"/", "/deals", "/deals/export", "/deals/{deal_id}", "/deals/{id}/moves/{move_id}"});
  EXPECT_EQ(matched(router, "/"), "/");
  EXPECT_EQ(matched(router, "/deals"), "/deals");
  EXPECT_EQ(matched(router, "/deals/export"), "/deals/export");
  EXPECT_EQ(matched(router, "/deals/d%2F1"), "/deals/{deal_id} deal_id=d/1");
  EXPECT_EQ(matched(router, "/deals/a/moves/b"), "/deals/{id}/moves/{move_id} id=a move_id=b");
  for (const char* absent : {"/deals/", "/deal", "/deals/a/moves", "/deals/a/b", "//", "/Deals"}) {
    EXPECT_EQ(matched(router, absent), "none") << absent;
  }
}

TEST(Router, RefusesPatternsItCannotServe) {
  Router router = router_of({"/a/{b}"});
  EXPECT_FALSE(router.add({.pattern = "/a/{c}", .handle = ignore}).ok());  // the same path
  EXPECT_TRUE(router.add({.method = Method::Put, .pattern = "/a/{c}", .handle = ignore}).ok());
  EXPECT_FALSE(router.add({.pattern = "/a/b{c}", .handle = ignore}).ok());
  EXPECT_FALSE(router.add({.pattern = "/c"}).ok());
}

struct Asked {
  const char* says;
  Method method;
  std::vector<std::pair<const char*, const char*>> headers;
  bool has_body;
  bool upload;
  int status;  // 0: passes
};

TEST(Gate, Table) {
  constexpr const char* kType = "Content-Type";
  constexpr const char* kJson = "application/json";
  const Asked rows[] = {
      {"a read from anywhere", Method::Get, {{"Sec-Fetch-Site", "cross-site"}}, false, false, 0},
      {"the page",
       Method::Post,
       {{kType, kJson}, {"Sec-Fetch-Site", "same-origin"}, {"Origin", "https://crm.test"}},
       true,
       false,
       0},
      {"plain http", Method::Post, {{kType, kJson}, {"Origin", "http://crm.test"}}, true, false, 0},
      {"a script", Method::Post, {{kType, kJson}}, true, false, 0},
      {"charset", Method::Post, {{kType, "Application/JSON; charset=utf-8"}}, true, false, 0},
      {"typed into the bar",
       Method::Post,
       {{kType, kJson}, {"Sec-Fetch-Site", "none"}},
       true,
       false,
       0},
      {"cross site",
       Method::Post,
       {{kType, kJson}, {"Sec-Fetch-Site", "cross-site"}},
       true,
       false,
       403},
      {"same site, other host",
       Method::Post,
       {{kType, kJson}, {"Sec-Fetch-Site", "same-site"}},
       true,
       false,
       403},
      {"foreign origin",
       Method::Put,
       {{kType, kJson}, {"Origin", "https://evil.test"}},
       true,
       false,
       403},
      {"longer origin",
       Method::Post,
       {{kType, kJson}, {"Origin", "https://crm.test.evil"}},
       true,
       false,
       403},
      {"other port",
       Method::Post,
       {{kType, kJson}, {"Origin", "https://crm.test:8443"}},
       true,
       false,
       403},
      {"null origin", Method::Delete, {{"Origin", "null"}}, false, false, 403},
      {"other scheme",
       Method::Post,
       {{kType, kJson}, {"Origin", "ftp://crm.test"}},
       true,
       false,
       403},
      {"a form", Method::Post, {{kType, "application/x-www-form-urlencoded"}}, true, false, 415},
      {"a form with text", Method::Post, {{kType, "text/plain"}}, true, false, 415},
      {"a form with files",
       Method::Post,
       {{kType, "multipart/form-data; boundary=x"}},
       true,
       false,
       415},
      {"json in a parameter",
       Method::Post,
       {{kType, "text/plain; application/json"}},
       true,
       false,
       415},
      {"no type", Method::Post, {}, false, false, 415},
      {"delete without body", Method::Delete, {}, false, false, 0},
      {"delete with body, no type", Method::Delete, {}, true, false, 415},
      {"upload", Method::Post, {{kType, "application/octet-stream"}}, true, true, 0},
      {"upload as json", Method::Post, {{kType, kJson}}, true, true, 415},
      {"octets to a command",
       Method::Post,
       {{kType, "application/octet-stream"}},
       true,
       false,
       415},
      {"bearer",
       Method::Post,
       {{"Authorization", "Bearer abc"}, {kType, "text/csv"}, {"Origin", "https://other.test"}},
       true,
       false,
       0},
      {"bearer without a token", Method::Post, {{"Authorization", "Bearer "}}, true, false, 415},
      {"basic", Method::Post, {{"Authorization", "Basic abc"}}, true, false, 415},
  };
  for (const Asked& row : rows) {
    Request request;
    request.method = row.method;
    request.headers.add("Host", "crm.test");
    for (const auto& [name, value] : row.headers) request.headers.add(name, value);
    const Route route{.upload = row.upload, .handle = ignore};
    const auto forgery = find_forgery(request, route, row.has_body, "");
    EXPECT_EQ(forgery ? forgery->status : 0, row.status) << row.says;
  }
}

TEST(Gate, TakesThePublicOriginAndOpenRoutes) {
  Request request;
  request.method = Method::Post;
  request.headers.add("Host", "10.0.0.5:8080");
  request.headers.add("Origin", "https://crm.test");
  request.headers.add("Content-Type", "application/json");
  EXPECT_TRUE(find_forgery(request, {.handle = ignore}, true, ""));
  EXPECT_FALSE(find_forgery(request, {.handle = ignore}, true, "https://crm.test"));
  EXPECT_FALSE(find_forgery(request, {.origins = Origins::Any, .handle = ignore}, true, ""));
}

TEST(Proxies, KnowNetworksOfBothFamilies) {
  const auto proxies = Proxies::parse({"10.0.0.0/9", "::1", "fd00::/8", "192.0.2.7"});
  ASSERT_TRUE(proxies.ok());
  for (const char* in : {"10.127.255.255", "::1", "fdff::1", "192.0.2.7", "::ffff:10.0.0.1"}) {
    EXPECT_TRUE(proxies->trusts(in)) << in;
  }
  for (const char* out : {"10.128.0.0", "::2", "fe00::1", "192.0.2.8", "nonsense", ""}) {
    EXPECT_FALSE(proxies->trusts(out)) << out;
  }
  for (const char* bad : {"10.0.0.0/", "10.0.0.0/x", "10.0.0.0/-1", "::/129", "proxy.test", ""}) {
    EXPECT_FALSE(Proxies::parse({bad}).ok()) << bad;
  }
}

TEST(Request, FindsCookies) {
  Request request;
  request.headers.add("Cookie", "a=1; __Host-session=x=y ;b");
  request.headers.add("cookie", "c=3");
  EXPECT_EQ(request.cookie("__Host-session"), "x=y");
  EXPECT_EQ(request.cookie("c"), "3");
  EXPECT_EQ(request.cookie("session"), std::nullopt);
  EXPECT_THROW(request.parameter("absent"), BugFound);
}

}  // namespace
}  // namespace penstock::http
