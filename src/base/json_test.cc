#include "base/json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"

namespace penstock {
namespace {

std::string again(std::string_view text) { return to_text(parse_json(text).value()); }

TEST(ParseJson, ReadsEveryKindOfValue) {
  EXPECT_EQ(again(R"( {"a":[1,-2,3.5,true,false,null,"x"],"b":{}} )"),
            R"({"a":[1,-2,3.5,true,false,null,"x"],"b":{}})");
  EXPECT_EQ(*parse_json("9223372036854775807")->as_int(), INT64_MAX);
  EXPECT_EQ(*parse_json("9223372036854775808")->as_double(), 9223372036854775808.0);
  EXPECT_EQ(*parse_json(R"("\u017b\ud83d\ude00\n")")->as_string(), "Ż\xF0\x9F\x98\x80\n");
}

TEST(ParseJson, RefusesWhatIsNotJson) {
  for (std::string_view bad : {"",           " ",
                               "{",          "[1,]",
                               "{\"a\":1,}", "{a:1}",
                               "'a'",        "01",
                               "1.",         ".5",
                               "+1",         "NaN",
                               "Infinity",   "1e",
                               "tru",        "\"\t\"",
                               "\"\\x\"",    "\"\\ud800\"",
                               "\"\xFF\"",   "[1] 2",
                               "// x\n1",    "\xEF\xBB\xBF{",
                               "1e999"}) {
    auto parsed = parse_json(bad);
    ASSERT_FALSE(parsed.ok()) << bad;
    EXPECT_EQ(parsed.error().slug, "invalid_json") << bad;
  }
}

TEST(ParseJson, StopsAtItsDepth) {
  auto nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(parse_json(nested(kJsonDepthMax - 1)).ok());
  EXPECT_FALSE(parse_json(nested(kJsonDepthMax + 1)).ok());
  EXPECT_FALSE(parse_json(nested(100'000)).ok());
  // A long text makes room for itself, not for more depth.
  EXPECT_TRUE(parse_json("[\"" + std::string(200'000, 'a') + "\"]").ok());
  EXPECT_FALSE(parse_json(nested(1'000)).ok());
}

TEST(ParseJson, RefusesATextBeyondItsLimit) {
  auto parsed = parse_json(std::string(kJsonBytesMax + 1, ' '));
  ASSERT_FALSE(parsed.ok());
  EXPECT_EQ(parsed.error().code, ErrorCode::LimitExceeded);
  EXPECT_EQ(parsed.error().slug, "too_large");
}

TEST(Json, TellsTheLastOfARepeatedNameAndSetsTheFirst) {
  auto json = parse_json(R"({"a":1,"a":2})").value();
  EXPECT_EQ(*json.find("a")->as_int(), 2);
  EXPECT_EQ(json.find("b"), nullptr);
  EXPECT_EQ(Json(1).find("a"), nullptr);
}

TEST(Json, BecomesAnObjectWhenSomethingIsSetInNothing) {
  Json json;
  json.set("a", 1);
  json.set("a", "x");
  EXPECT_EQ(to_text(json), R"({"a":"x"})");
  EXPECT_THROW(Json(1).set("a", 1), BugFound);
}

TEST(WriteJson, EscapesWhatMustBeAndReplacesBadBytes) {
  std::string out;
  write_json_string(out, std::string_view("a\"\\\n\r\t\x01\x1f\0z", 10));
  EXPECT_EQ(out, R"("a\"\\\n\r\t\u0001\u001f\u0000z")");
  out.clear();
  write_json_string(out, "ok \xFFż\xC5 end\xE2\x82");
  EXPECT_EQ(out, "\"ok \xEF\xBF\xBDż\xEF\xBF\xBD end\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST(WriteJson, WritesADoubleThatReadsBackAsTheSame) {
  for (double number : {0.1, 1e21, 1.5e300, 5e-324, -2.5, 1e15, 123456789.125, -0.0}) {
    std::string out;
    write_json_double(out, number);
    auto read = parse_json(out).value();
    double back = read.as_double() ? *read.as_double() : static_cast<double>(*read.as_int());
    EXPECT_EQ(back, number) << out;
    EXPECT_EQ(std::signbit(back), std::signbit(number)) << out;
  }
  std::string out;
  write_json_double(out, HUGE_VAL);
  EXPECT_EQ(out, "null");
}

RC_GTEST_PROP(WriteJson, WritesAnyTextSoThatItReadsBack, (const std::string& any)) {
  std::string out;
  write_json_string(out, any);
  auto read = parse_json(out);
  RC_ASSERT(read.ok());
  if (is_utf8(any)) RC_ASSERT(*read->as_string() == any);
}

// The public JSON test set (y_ must be accepted, n_ refused), where it is at hand.
TEST(ParseJson, AgreesWithThePublicTestSet) {
  const char* given = std::getenv("PENSTOCK_SHARED");
  std::filesystem::path root = given ? given : std::string(PENSTOCK_SOURCE_DIR) + "/../shared";
  auto folder = root / "data/conformance-a/json/test_parsing";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no test set";
  int accepted = 0, refused = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    auto name = entry.path().filename().string();
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    auto parsed = parse_json(text.str());
    if (name.starts_with("y_")) {
      EXPECT_TRUE(parsed.ok()) << name;
      ++accepted;
    } else if (name.starts_with("n_")) {
      EXPECT_FALSE(parsed.ok()) << name;
      ++refused;
    }
    if (parsed.ok()) {
      auto once = to_text(*parsed);
      EXPECT_EQ(again(once), once) << name;
    }
  }
  EXPECT_GT(accepted, 0);
  EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace penstock
